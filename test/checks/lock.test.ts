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
  const none = { objects: [], fresh: [], inventories: [], stale: [], missing: [], unused: [] };
  expect(runChecks(LOCK_CHECKS, { name: 'production', known: { ...none, unknowable } })).toMatchObject([
    { id: 'lock/unknowable', severity: 'warning', problem: expect.stringContaining('no exact version') },
  ]);
});
