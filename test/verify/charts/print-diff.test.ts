import type { ChartDiff, ReleaseDiff } from '../../../verify/charts/diff';
import { printDiff } from '../../../verify/charts/print-diff';

const release = (environment: string, rest: Partial<ReleaseDiff>): ReleaseDiff => ({
  environment,
  release: 'loki',
  keys: [],
  defaults: [],
  config: [],
  findings: [],
  ...rest,
});

const diff = (...releases: readonly ReleaseDiff[]): ChartDiff => ({
  chart: 'loki',
  from: { version: '6.49.0', publisher: 'grafana', program: '3.6.3' },
  to: { version: '7.3.0', publisher: 'grafana', program: '3.6.11' },
  keys: { gone: ['rbac.pspEnabled'], added: [] },
  releases,
});

test('the most dangerous comes first, and what is so everywhere is told once', () => {
  const defaults = [{ path: 'gateway.image.tag', from: '1.29', to: '1.30' }];
  const field = { kind: 'immutable', path: 'spec.serviceName', from: 'a', to: 'b' } as const;
  const objects = [{ object: 'StatefulSet logs/loki', change: 'changed', fields: [field] }] as const;
  const keys = [{ path: 'rbac.pspEnabled', at: 'environments/b.yaml:9:5' }];
  const text = printDiff(diff(release('a', { defaults, objects }), release('b', { defaults, keys })));
  expect(text).toBe(`loki 6.49.0 (grafana, installs 3.6.3) → 7.3.0 (grafana, installs 3.6.11)

The chart no longer reads rbac.pspEnabled.

Can not be changed where it runs:
  StatefulSet loki: spec.serviceName: "a" → "b"  [a/loki]

Keys that are no longer read:
  environments/b.yaml:9:5 rbac.pspEnabled  [b/loki]

Defaults that take effect:
  gateway.image.tag: "1.29" → "1.30"
`);
});

test('where nothing changes, that is said', () => {
  expect(printDiff(diff(release('a', {})))).toContain('Nothing changes for the environments here.');
  expect(printDiff(diff())).toContain('No environment installs loki.');
});
