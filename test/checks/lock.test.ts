import { linkStack } from '../../lib/checks/links';
import { LOCK_CHECKS } from '../../lib/checks/lock';
import { runChecks } from '../../lib/findings/check';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { planStack } from '../../lib/plan/plan';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { type RenderedInventory, releaseHash } from '../../lib/rendered/inventory';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { fixText } from '../support/fix-text';

const plan = planStack(loadOne(MINIMAL));
const [loki] = deliveredReleases(deliveredObjects(plan)).filter(({ name }) => name === 'loki');

function lokiRecord(change: Partial<RenderedInventory> = {}): StoredInventory {
  if (!loki) throw new Error('no Loki');
  const chart = `${loki.chart} ${loki.version}`;
  const record = { release: 'loki', namespace: loki.namespace, chart, hash: releaseHash(loki), objects: [], ...change };
  return { file: 'locks/production/loki.json', release: 'loki', content: { inventory: record } };
}

const locks = (...records: readonly StoredInventory[]) =>
  linkStack(plan, records).filter(({ id }) => id.startsWith('lock/'));

test('releases without an inventory are named in one note, with the command that makes it', () => {
  expect(locks()).toEqual([
    expect.objectContaining({
      id: 'lock/missing',
      severity: 'note',
      problem: expect.stringMatching(/^there is no inventory yet of what production renders to, for loki, alloy/),
      fix: fixText('npx cdk8s-logging lock production'),
    }),
  ]);
});

test('a changed value makes the inventory stale', () => {
  const [stale, ...others] = locks(lokiRecord({ hash: `sha256:${'0'.repeat(64)}` }));
  expect(stale).toMatchObject({ id: 'lock/missing', problem: expect.not.stringContaining('loki') });
  expect(others).toMatchObject([
    {
      id: 'lock/stale',
      severity: 'note',
      problem: expect.stringMatching(/production renders to is older than the values of loki$/),
    },
  ]);
});

test('a fresh inventory is not spoken of', () => {
  expect(
    locks(lokiRecord())
      .map(({ problem }) => problem)
      .join(),
  ).not.toContain('release loki');
});

test('an inventory of a release that is gone is told with its file', () => {
  const gone = { ...lokiRecord(), file: 'locks/production/old.json', release: 'old' };
  expect(locks(lokiRecord(), gone)).toContainEqual(
    expect.objectContaining({ id: 'lock/unused', problem: expect.stringContaining('locks/production/old.json') }),
  );
});

test('a stack that is switched off has nothing to lock, and keeps its inventories', () => {
  const off = planStack(loadOne(`${MINIMAL}enabled: false\n`));
  expect(linkStack(off, [lokiRecord()])).toEqual([]);
});

test('a release that can have no inventory is told with the reason', () => {
  if (!loki) throw new Error('no Loki');
  const unknowable = [{ ...loki, unknowable: 'it names no exact version of its chart' }];
  const none = {
    objects: [],
    fresh: [],
    rendered: [],
    unlike: [],
    inventories: [],
    stale: [],
    missing: [],
    unused: [],
  };
  expect(runChecks(LOCK_CHECKS, { name: 'production', releases: [], known: { ...none, unknowable } })).toMatchObject([
    { id: 'lock/unknowable', severity: 'warning', problem: expect.stringContaining('no exact version') },
  ]);
});

describe('a version of a chart that nobody knows', () => {
  const pinned = (version: string) =>
    planStack(loadOne(MINIMAL.replace('collector:\n  alloy: {', `collector:\n  alloy: { chart: ${version},`)));
  const found = (version: string, ...records: readonly StoredInventory[]) =>
    linkStack(pinned(version), records).filter(({ id }) => id === 'chart/near-model');
  const record = (version: string, effective: 'equal' | 'different') => {
    const release = deliveredReleases(deliveredObjects(pinned(version))).find(({ name }) => name === 'alloy');
    if (!release) throw new Error('no Alloy');
    const { name, namespace } = release;
    const inventory = {
      release: name,
      namespace,
      chart: `alloy ${version}`,
      hash: releaseHash(release),
      effective,
      objects: [],
    };
    return { file: 'locks/production/alloy.json', release: name, content: { inventory } };
  };

  test('is a warning that names the nearest one and the command', () => {
    expect(found('1.5.99')).toMatchObject([
      {
        severity: 'warning',
        path: ['collector', 'alloy', 'chart'],
        problem: expect.stringMatching(/^nothing is known of the chart alloy 1\.5\.99, which is judged by 1\.5\.\d+$/),
        fix: expect.stringContaining('npx cdk8s-logging charts add alloy 1.5.99 --pull'),
      },
    ]);
  });

  test('is none if a fresh inventory shows that a patch is like the version beside it', () => {
    expect(found('1.5.99', record('1.5.99', 'equal'))).toEqual([]);
    expect(found('1.5.99', record('1.5.99', 'different'))).toHaveLength(1);
    expect(found('1.5.99', record('1.5.98', 'equal'))).toHaveLength(1);
    expect(found('1.999.0', record('1.999.0', 'equal'))).toHaveLength(1);
  });

  test('says so if it is of another major version', () => {
    expect(found('9.0.0')[0]?.problem).toMatch(/, of another major version$/);
  });
});
