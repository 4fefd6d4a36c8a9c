import { promqlQueries } from '../../../lib/checks/queries-promql';
import { runChecks } from '../../../lib/findings/check';
import { askedSources } from '../../../lib/logs/sources/asked';
import { alertRules } from '../../../lib/monitoring/rules/rules';
import type { Watchable } from '../../../lib/monitoring/watch';
import { alertQueries } from '../../../lib/plan/queries';
import { workload } from '../../support/wiring';
import { allLogs } from '../../tiers/alloy/props';
import {
  alloyWatched,
  alloyWorkloads,
  everySource,
  lokiWatched,
  lokiWorkloads,
  otelWatched,
  otelWorkloads,
  promtailWatched,
} from './workloads';

function rulesOf(tier: Watchable) {
  return alertRules([tier], everySource).flatMap(({ rules }) => rules);
}

function named(tier: Watchable, alert: string) {
  return rulesOf(tier).filter((rule) => rule.alert === alert);
}

test('Alloy has the alerts of the seed, as urgent and as patient, and those for configuration and sources', () => {
  const alerts = rulesOf(alloyWatched()).map((rule) => `${rule.alert} ${rule.severity} ${rule.for}`);
  expect(alerts).toEqual(
    expect.arrayContaining([
      'AlloyDaemonSetNotRunning critical 5m',
      'AlloyPodNotReady critical 5m',
      'AlloyLogDeliveryFailures high 10m',
      'AlloyPodCrashLooping high 10m',
      'AlloyHighMemoryUsage warning 10m',
      'AlloyHighCPUUsage warning 10m',
      'AlloySlowLogProcessing medium 15m',
      'AlloyConfigNotLoaded high 5m',
      'AlloySourceSilent high 15m',
    ]),
  );
});

test.each(['1.7.0', '1.12.0', '1.18.1'])('Alloy %s serves every metric that its alerts ask for', (version) => {
  expect(findings(alloyWatched(alloyWorkloads(version)))).toEqual([]);
});

test.each(['3.6.3', '3.7.6'])('Loki %s serves every metric that its alerts ask for', (version) => {
  expect(findings(lokiWatched(lokiWorkloads(version), { version }))).toEqual([]);
});

test('the OpenTelemetry collector serves every metric that its alerts ask for', () => {
  expect(findings(otelWatched())).toEqual([]);
});

test('Promtail serves every metric that its alerts ask for', () => {
  expect(findings(promtailWatched())).toEqual([]);
});

function findings(tier: Watchable) {
  const queries = alertQueries(alertRules([tier], everySource));
  return runChecks(promqlQueries, { queries, wiring: { workloads: tier.workloads, flows: [] }, rules: [] });
}

test('an alert on a limit exists only where the limit is set, and watches only what has it', () => {
  const [cpu] = named(alloyWatched(), 'AlloyHighCPUUsage');
  expect(cpu?.expr).toContain('pod=~"alloy-[a-z0-9]{5}"');
  const [memory] = named(alloyWatched(), 'AlloyHighMemoryUsage');
  expect(memory?.expr).toContain('pod=~"alloy-[a-z0-9]{5}|alloy-events-[0-9]+"');
  const unlimited = alloyWorkloads().map((each) => ({ ...each, container: { name: 'alloy', limits: {} } }));
  expect(rulesOf(alloyWatched(unlimited)).filter(({ alert }) => alert.startsWith('AlloyHigh'))).toEqual([]);
});

test('a source that is not read has no alert', () => {
  const sources = (workloads = alloyWorkloads()) =>
    named(alloyWatched(workloads), 'AlloySourceSilent').map(({ labels }) => labels?.source);
  expect(sources()).toEqual(['pods', 'nodeFiles', 'journal', 'rke2', 'events']);
  expect(sources(alloyWorkloads().map((each) => ({ ...each, reads: each.reads?.slice(0, 1) })))).toEqual([
    'pods',
    'events',
  ]);
});

test('a source that is not asked for has no alert, whatever is counted', () => {
  const groups = alertRules([alloyWatched()], askedSources({ ...allLogs, journal: undefined, events: undefined }));
  const silent = groups.flatMap(({ rules }) => rules).filter(({ alert }) => alert === 'AlloySourceSilent');
  expect(silent.map(({ labels }) => labels?.source)).toEqual(['pods', 'nodeFiles', 'rke2']);
});

test('a source of several counters is silent only when all of them stand still', () => {
  const silent = named(otelWatched(), 'OtelSourceSilent');
  expect(silent.map(({ labels }) => labels)).toEqual([{ source: 'pods' }, { source: 'talos' }]);
  expect(silent[1]?.expr.match(/^unless on \(namespace, job\) increase/gm)).toHaveLength(2);
});

test('what Loki consists of has the alert of its kind, and the canary one of its own only where it runs', () => {
  const names = (workloads = lokiWorkloads()) => rulesOf(lokiWatched(workloads)).map(({ alert }) => alert);
  const [deployment] = named(lokiWatched(), 'LokiDeploymentNotRunning');
  expect(deployment?.expr).toContain('deployment=~"loki-gateway|loki-read"');
  expect(names()).toContain('LokiCanaryLinesMissing');
  const alone = lokiWorkloads().filter(({ name }) => name !== 'loki-canary');
  expect(names(alone)).not.toContain('LokiCanaryLinesMissing');
});

test('what Loki can do without wakes nobody', () => {
  const critical = rulesOf(lokiWatched()).filter(({ severity }) => severity === 'critical');
  expect(critical.map(({ alert }) => alert)).toEqual([
    'LokiStatefulSetNotRunning',
    'LokiDeploymentNotRunning',
    'LokiNothingScraped',
    'LokiIngestionStopped',
    'LokiWalDiskFull',
  ]);
  expect(critical[0]?.expr).toContain('statefulset=~"loki-write|loki-backend"');
});

test('each namespace has a group, and no alert stands twice in it', () => {
  const groups = alertRules([alloyWatched(), otelWatched(), lokiWatched()], everySource);
  expect(groups.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
    'alloy/alloy',
    'otel-shipper/otel',
    'otel-receiver/otel',
    'monitoring/loki',
  ]);
  for (const { rules } of groups) {
    const keys = rules.map(({ alert, labels }) => `${alert} ${labels?.source}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('what has no metrics is watched by what Kubernetes says of it', () => {
  const alerts = rulesOf(lokiWatched([workload({ name: 'loki-minio' })])).map(({ alert }) => alert);
  expect(alerts).toEqual(['LokiStatefulSetNotRunning', 'LokiPodCrashLooping']);
});

test('an object that a chart names otherwise than the workload is found by its own name', () => {
  const renamed = otelWorkloads().map((each) => ({ ...each, controllerName: `${each.name}-agent` }));
  const [rule] = named(otelWatched(renamed), 'OtelDaemonSetNotRunning');
  expect(rule?.expr).toContain('daemonset="otel-shipper-agent"');
});

describe('an alert is only where its metric and its limit exist', () => {
  const ofLoki = (facts: Parameters<typeof lokiWatched>[1], sources = everySource) =>
    alertRules([lokiWatched(lokiWorkloads(), facts)], sources).flatMap(({ rules }) => rules.map(({ alert }) => alert));

  test('a single ingester has no ring to lose, and a factor of one no copies', () => {
    expect(ofLoki({})).toEqual(expect.arrayContaining(['LokiRingUnhealthy', 'LokiRingBelowFactor']));
    expect(ofLoki({ replicationFactor: 1 })).not.toContain('LokiRingBelowFactor');
    expect(ofLoki({ ingesters: 1, replicationFactor: 1 })).not.toContain('LokiRingUnhealthy');
  });

  test('Loki measures its disk since 3.7, and kubelets the volumes of some classes', () => {
    expect(ofLoki({})).toEqual(expect.arrayContaining(['LokiWalFilling', 'LokiVolumeFilling']));
    expect(ofLoki({ version: '3.6.3' })).not.toContain('LokiWalFilling');
    expect(ofLoki({ measuredVolumes: [] })).not.toContain('LokiVolumeFilling');
  });

  test('calls of a store are counted where there is one', () => {
    expect(ofLoki({})).toContain('LokiObjectStoreErrors');
    expect(ofLoki({ stores: [] })).not.toContain('LokiObjectStoreErrors');
  });

  test('that no line comes is known where pods are read', () => {
    const events = everySource.filter(({ name }) => name === 'events');
    expect(ofLoki({}, events)).not.toContain('LokiIngestionStopped');
  });

  test('a single node is silent when all are', () => {
    const alerts = (nodes?: number) =>
      alertRules([alloyWatched()], everySource, nodes).flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(alerts()).toContain('AlloyNodeSilent');
    expect(alerts(1)).not.toContain('AlloyNodeSilent');
  });

  test('who reads no files does not fall behind', () => {
    const [node, events] = alloyWorkloads();
    const alerts = (workloads = alloyWorkloads()) => rulesOf(alloyWatched(workloads)).map(({ alert }) => alert);
    expect(alerts(node && [node])).toContain('AlloyFallingBehind');
    expect(alerts(events && [events])).not.toContain('AlloyFallingBehind');
    const [, receiver] = otelWorkloads();
    const ofOtel = rulesOf(otelWatched(receiver && [receiver])).map(({ alert }) => alert);
    expect(ofOtel).not.toContain('OtelFallingBehind');
  });

  test('events are missed where they are read', () => {
    const [node, events] = alloyWorkloads();
    expect(named(alloyWatched(node && [node]), 'AlloyEventsMissed')).toEqual([]);
    expect(named(alloyWatched(events && [events]), 'AlloyEventsMissed')).toHaveLength(1);
  });
});
