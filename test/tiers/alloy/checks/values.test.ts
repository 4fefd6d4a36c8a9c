import { formatPath } from '../../../../lib/findings/finding';
import type { JsonObject } from '../../../../lib/kubernetes/json';
import { alloyValues } from '../../../../lib/tiers/alloy/checks/values';
import { minimal } from '../props';
import { environment } from './environment';

test('most values may be overridden', () => {
  const values = {
    controller: { type: 'daemonset', podLabels: { a: 'b' } },
    alloy: { clustering: { enabled: false } },
  };
  expect(alloyValues(environment({}, { values }))).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['controller.type', { controller: { type: 'DaemonSet' } }],
  ['alloy.clustering.enabled', { alloy: { clustering: { enabled: true } } }],
  ['fullnameOverride', { fullnameOverride: 'collector' }],
  ['serviceAccount.name', { serviceAccount: { name: 'default' } }],
  ['alloy.listenPort', { alloy: { listenPort: 8080 } }],
])('%s of the DaemonSet stays', (path, values) => {
  const findings = alloyValues(environment({}, { values }));
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
  const findings = alloyValues(environment({}, { events }));
  expect(findings.map((finding) => formatPath(finding.path))).toEqual([`collector.alloy.events.values.${path}`]);
});

test('an own configuration is at the user’s own risk', () => {
  const values = { alloy: { configMap: { content: 'logging { }' } } };
  expect(alloyValues(environment({}, { values })).map(({ severity }) => severity)).toEqual(['warning']);
});

test('what the model says anyway may be said again', () => {
  const values = { controller: { replicas: 3 }, alloy: { clustering: { enabled: true } } };
  expect(alloyValues(environment({}, { events: { ...minimal.events, replicas: 3, values } }))).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['alloy.mounts.extra', { alloy: { mounts: { extra: [] } } }],
  ['controller.volumes.extra', { controller: { volumes: { extra: [] } } }],
])('a list for %s takes the place of ours', (path, values) => {
  const findings = alloyValues(environment({}, { values }));
  expect(findings.map((finding) => [finding.severity, formatPath(finding.path)])).toEqual([
    ['warning', `collector.alloy.values.${path}`],
  ]);
});

test('so does one of variables, where they hold credentials', () => {
  const values = { alloy: { extraEnv: [{ name: 'TZ', value: 'UTC' }] } };
  const asked = environment({}, { values, events: { ...minimal.events, values } });
  const existingLoki = {
    pushUrl: 'https://logs.example.com/loki/api/v1/push',
    queryUrl: 'https://logs.example.com',
    otlpUrl: 'https://logs.example.com/otlp',
    structuredMetadata: true,
  };
  expect(alloyValues({ ...asked, existingLoki })).toEqual([]);
  const findings = alloyValues({ ...asked, existingLoki: { ...existingLoki, credentialsSecret: 'loki-push' } });
  expect(findings.map((finding) => [finding.severity, formatPath(finding.path)])).toEqual([
    ['error', 'collector.alloy.values.alloy.extraEnv'],
    ['error', 'collector.alloy.events.values.alloy.extraEnv'],
  ]);
});
