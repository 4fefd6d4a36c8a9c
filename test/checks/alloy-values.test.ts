import { alloyValues } from '../../lib/checks/alloy-values';
import { formatPath } from '../../lib/checks/finding';
import type { JsonObject } from '../../lib/kubernetes/json';
import { minimal } from '../tiers/alloy/props';
import { environment } from './alloy-environment';

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
])('%s of the DaemonSet stays', (path, values) => {
  const findings = alloyValues(environment({}, { values }));
  expect(findings.map((finding) => [finding.severity, formatPath(finding.path)])).toEqual([
    ['error', `collector.alloy.values.${path}`],
  ]);
});

test.each<[string, JsonObject]>([
  ['controller.type', { controller: { type: 'deployment' } }],
  ['controller.replicas', { controller: { replicas: 2 } }],
  ['controller.autoscaling.enabled', { controller: { autoscaling: { enabled: true } } }],
])('%s of the events release stays', (path, values) => {
  const events = { ...minimal.events, values };
  const findings = alloyValues(environment({}, { events }));
  expect(findings.map((finding) => formatPath(finding.path))).toEqual([`collector.alloy.events.values.${path}`]);
});

test('an own configuration is at the user’s own risk', () => {
  const values = { alloy: { configMap: { content: 'logging { }' } } };
  expect(alloyValues(environment({}, { values })).map(({ severity }) => severity)).toEqual(['warning']);
});
