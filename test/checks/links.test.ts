import { linkFinding, linkStack } from '../../lib/checks/links';
import { planStack } from '../../lib/plan/plan';
import type { BrokenLink } from '../../lib/references/broken-link';
import { certainlyBroken } from '../../lib/rendered/certain';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { readInventories, type StoredInventory } from '../../lib/rendered/inventories';
import { parseInventory, printInventory } from '../../lib/rendered/inventory';
import type { KnownReleases } from '../../lib/rendered/known';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { helmRelease } from '../rendered/objects';
import { FIXTURE_LOCKS } from '../support/fixture';
import { loadFixture } from '../support/load-fixture';

const BROKEN: BrokenLink = {
  check: 'url',
  object: 'ConfigMap grafana/loki-datasource',
  origin: 'demo/3-configs/loki-datasource-configmap.yaml',
  problem: 'it calls http://loki.monitoring.svc:3100, and there is no Service monitoring/loki',
  consequence: 'every call fails',
  fix: 'write loki-read',
  mendedIn: ['monitoring'],
};

function known(unknown: 'stale' | 'missing' | 'unknowable' | 'none'): KnownReleases {
  const none = {
    objects: [],
    fresh: [],
    rendered: [],
    unlike: [],
    inventories: [],
    stale: [],
    missing: [],
    unknowable: [],
    unused: [],
  };
  return unknown === 'none' ? none : { ...none, [unknown]: deliveredReleases([helmRelease({})]) };
}

test('a broken link is an error that says what refers, and why', () => {
  expect(linkFinding(BROKEN, `${BROKEN.object} (a file)`)).toEqual({
    id: 'link/url',
    severity: 'error',
    path: [],
    problem: `ConfigMap grafana/loki-datasource (a file): ${BROKEN.problem}`,
    consequence: 'every call fails',
    fix: 'write loki-read',
  });
});

test.each(['stale', 'missing', 'unknowable'] as const)(
  'what leads to the namespace of a %s release may exist',
  (state) => {
    const either = { ...BROKEN, mendedIn: ['traces', 'monitoring'] };
    const elsewhere = { ...BROKEN, mendedIn: ['traces'] };
    const nowhere = { ...BROKEN, mendedIn: [] };
    expect(certainlyBroken([BROKEN, either, elsewhere, nowhere], known(state))).toEqual([elsewhere, nowhere]);
  },
);

test('who listens in vain, and what has no namespace, is not certain either', () => {
  expect(certainlyBroken([{ ...BROKEN, mendedIn: 'anywhere' }], known('missing'))).toEqual([]);
});

test('everything is certain when everything is known', () => {
  expect(certainlyBroken([BROKEN], known('none'))).toEqual([BROKEN]);
});

test('an object of a patch that leads nowhere stops the synth, whatever is known of the releases', () => {
  const patch = `
patches:
  - target: { kind: HelmRelease, name: alloy }
    operations: [{ op: replace, path: /spec/chart/spec/sourceRef/name, value: grafama }]
`;
  const findings = linkStack(planStack(loadOne(`${MINIMAL}${patch}`)), []);
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { id: 'link/delivery', problem: expect.stringContaining('grafama') },
  ]);
});

describe('what a chart of another version could render', () => {
  const plan = planStack(loadFixture('homelab-staging'));
  const records = readInventories(FIXTURE_LOCKS, 'homelab-staging');
  const ids = (changed: readonly StoredInventory[]) => [...new Set(linkStack(plan, changed).map(({ id }) => id))];

  /** The records with a text in place of another; their hashes stay. */
  function changed(from: string, to: string): readonly StoredInventory[] {
    return records.map(({ content, ...rest }) => {
      const text = 'inventory' in content ? printInventory(content.inventory) : '';
      return { ...rest, content: parseInventory(text.replaceAll(from, to)) };
    });
  }

  test.each([
    ['a Service of another name', '"name": "loki-read",', '"name": "loki-reader",', 'link/url'],
    ['a Service with another port', '"port": 3100,', '"port": 3200,', 'link/url'],
    [
      'another name of a port',
      '"name": "http-metrics", "port": 3100',
      '"name": "metrics", "port": 3100',
      'link/monitor',
    ],
    ['another key of a Secret', '"key": "rootPassword"', '"key": "password"', 'link/secret'],
    ['another ServiceAccount', '"serviceAccountName": "loki"', '"serviceAccountName": "loki-sa"', 'link/account'],
  ])('%s is found', (_, from, to, id) => {
    expect(changed(from, to)).not.toEqual(records);
    expect(ids(records)).not.toContain(id);
    expect(ids(changed(from, to))).toContain(id);
    // That it is also unlike the wiring goes without saying.
    expect(ids(changed(from, to))).not.toContain('link/workload');
  });
});
