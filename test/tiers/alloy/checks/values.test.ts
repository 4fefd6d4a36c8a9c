import type { Release } from '../../../../lib/charts/release';
import { runChecks } from '../../../../lib/findings/check';
import { formatPath } from '../../../../lib/findings/finding';
import type { JsonObject } from '../../../../lib/kubernetes/json';
import { fixedValues } from '../../../../lib/tiers/alloy/checks/values';
import type { AlloySettings } from '../../../../lib/tiers/alloy/settings';
import { alloyTier } from '../../../../lib/tiers/alloy/tier';
import { allLogs, minimal } from '../props';

const check = (alloy: Partial<AlloySettings>) =>
  alloyTier({ ...minimal, logs: allLogs, ...alloy }).releases.flatMap((release) =>
    runChecks([fixedValues], { release }),
  );

test('most values may be overridden', () => {
  const values = {
    controller: { type: 'daemonset', podLabels: { a: 'b' } },
    alloy: { clustering: { enabled: false } },
  };
  expect(check({ values })).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['controller.type', { controller: { type: 'DaemonSet' } }],
  ['alloy.clustering.enabled', { alloy: { clustering: { enabled: true } } }],
  ['fullnameOverride', { fullnameOverride: 'collector' }],
  ['serviceAccount.name', { serviceAccount: { name: 'default' } }],
  ['alloy.listenPort', { alloy: { listenPort: 8080 } }],
])('%s of the DaemonSet stays', (path, values) => {
  const findings = check({ values });
  expect(findings.map((finding) => [finding.severity, formatPath(finding.path)])).toEqual([
    ['error', `collector.alloy.values.${path}`],
  ]);
});

test.each<[string, number, JsonObject]>([
  ['controller.type', 1, { controller: { type: 'deployment' } }],
  ['controller.replicas', 1, { controller: { replicas: 2 } }],
  ['controller.replicas', 3, { controller: { replicas: 2 } }],
  ['controller.autoscaling.enabled', 1, { controller: { autoscaling: { enabled: true } } }],
  ['alloy.clustering.enabled', 1, { alloy: { clustering: { enabled: true } } }],
  ['alloy.clustering.enabled', 3, { alloy: { clustering: { enabled: false } } }],
])('%s of the events release stays with %i pods', (path, replicas, values) => {
  const events = { ...minimal.events, replicas, values };
  const findings = check({ events });
  expect(findings.map((finding) => formatPath(finding.path))).toEqual([`collector.alloy.events.values.${path}`]);
});

test('an own configuration is at the user’s own risk', () => {
  const values = { alloy: { configMap: { content: 'logging { }' } } };
  expect(check({ values }).map(({ severity }) => severity)).toEqual(['warning']);
});

test('what the model says anyway may be said again', () => {
  const values = { controller: { replicas: 3 }, alloy: { clustering: { enabled: true } } };
  expect(check({ events: { ...minimal.events, replicas: 3, values } })).toEqual([]);
});

test('a name that results anyway may be said', () => {
  const names = (name: string) => ({ fullnameOverride: name, nameOverride: 'alloy', serviceAccount: { name } });
  const events = { ...minimal.events, values: names('alloy-events') };
  expect(check({ values: { ...names('alloy'), namespaceOverride: minimal.namespace }, events })).toEqual([]);
  expect(check({ events: { ...events, values: names('alloy') } })).toHaveLength(2);
});

test('a patch is seen as well', () => {
  const at = ['patches', 0, 'operations', 0];
  const patched = alloyTier(minimal).releases.map((release): Release => {
    const values = { ...release.values, nameOverride: 'collector' };
    return { ...release, values, patches: [{ path: ['nameOverride'], at }] };
  });
  expect(patched.flatMap((release) => runChecks([fixedValues], { release }))).toMatchObject([{ path: at }]);
});
