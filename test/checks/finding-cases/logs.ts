import { pushPaths } from '../../../lib/checks/push-path';
import { runChecks } from '../../../lib/findings/check';
import { alloyTier } from '../../../lib/tiers/alloy/tier';
import { promtailTier } from '../../../lib/tiers/promtail/tier';
import { everything as alloy } from '../../tiers/alloy/props';
import { everything as promtail } from '../../tiers/promtail/props';
import type { Cases } from './case';
import { collectedBy, minimal, OTEL, PROMTAIL, sections } from './environment';

const logs = (settings: string) => sections(`logs: { ${settings} }`);
const withAlloy = (settings: string) =>
  minimal(['{ namespace: monitoring }', `{ namespace: monitoring, ${settings} }`]);
const elsewhere = '/elsewhere';

/** What is found of what is collected. */
export const LOGS: Cases = {
  'logs/no-source': logs('pods: false'),
  'logs/drop-pattern': logs("drop: { Everything: '.*' }"),
  'logs/node-file-outside-mount': logs('nodeFiles: [{ path: /opt/app.log, job: app }]'),
  'logs/node-file-path': logs('nodeFiles: [{ path: /var/log/../app.log, job: app }]'),
  'logs/node-file-twice': logs('nodeFiles: [{ path: /var/log/a, job: a }, { path: /var/log/a, job: b }]'),
  'logs/node-file-reads-pods': logs('nodeFiles: [{ path: /var/log/containers/*.log, job: a }]'),
  'logs/node-file-reads-machine-logs': logs('machineLogs: true, nodeFiles: [{ path: /var/log/*.log, job: a }]'),
  'logs/node-file-reads-audit': logs(
    'audit: { path: /var/log/audit/a.log }, nodeFiles: [{ path: /var/log/audit/*.log, job: a }]',
  ),
  'logs/audit-out-of-reach': logs('audit: true').replace('k3s', 'eks'),
  'logs/node-file-reads-journal': logs('journal: true, nodeFiles: [{ path: /var/log/journal/**, job: a }]'),
  'logs/node-file-reads-rke2': sections(
    'logs: { rke2: true, nodeDirectories: [/var], nodeFiles: [{ path: /var/lib/rancher/rke2/agent/logs/*.log, job: a }] }',
  ),
  'logs/rke2-distribution': logs('rke2: true'),
  'logs/pod-label-name': logs('pods: { podLabels: { namespace: a } }'),
  'logs/too-many-labels': logs(
    `pods: { podLabels: { ${[...'abcdefghijklmnop'].map((name) => `${name}: ${name}`).join(', ')} } }`,
  ),
  'collector/directory-unused': logs('nodeDirectories: [/var/log, /opt/docker/containers]'),
  'collector/directory': logs('nodeDirectories: [/var/log/]'),
  'collector/state-directory': withAlloy('stateDirectory: /opt/alloy').replace('k3s', 'talos'),
  'redaction/bypass': logs(
    'redaction: { namespaces: [vault] }, nodeFiles: [{ path: /var/log/containers/*.log, job: a }]',
  ),
  'redaction/no-pods': logs('redaction: { namespaces: [vault] }, pods: false, journal: true'),
  'redaction/namespace-excluded': logs('redaction: { namespaces: [vault] }, pods: { excludeNamespaces: [vault] }'),
  'tracing/no-datasource': sections('tracing: {}'),
  'tracing/pods-off': sections('tracing: {}', 'logs: { pods: false, journal: true }'),
  'tracing/namespace-excluded': sections(
    'tracing: { accessLogs: { namespaces: [shop] } }',
    'logs: { pods: { excludeNamespaces: [shop] } }',
  ),
  'packaging/collector': sections('packaging: manifests'),
};

/** What is found of collectors. */
export const COLLECTED: Cases = {
  'alloy/source-unsupported': logs('talos: true'),
  'alloy/events-replicas': withAlloy('chart: 1.5.0, events: { replicas: 2 }').concat('logs: { events: true }\n'),
  'alloy/short-lived-pods': withAlloy('chart: 0.12.0'),
  'alloy/fixed-value': withAlloy('values: { fullnameOverride: a }'),
  'alloy/directory-hides-own': logs('nodeDirectories: [/etc/alloy]'),
  'alloy/push-path': () =>
    runChecks(pushPaths, { tiers: [alloyTier({ ...alloy, push: { ...alloy.push, path: elsewhere } })] }),
  'promtail/source-unsupported': collectedBy(PROMTAIL, logs('talos: true')),
  'promtail/fixed-value': collectedBy(
    'promtail: { namespace: monitoring, values: { fullnameOverride: a } }',
    minimal(),
  ),
  'promtail/directory-hides-own': collectedBy(PROMTAIL, logs('nodeDirectories: [/etc/promtail]')),
  'promtail/end-of-life': collectedBy(PROMTAIL, minimal()),
  'promtail/push-path': () =>
    runChecks(pushPaths, { tiers: [promtailTier({ ...promtail, push: { ...promtail.push, path: elsewhere } })] }),
  'otel/source-unsupported': collectedBy(OTEL, logs('events: true')),
  'otel/receiver-missing': collectedBy(OTEL, logs('talos: true')),
  'otel/receiver-unused': collectedBy('otel: { shipper: { namespace: a }, receiver: { namespace: b } }', minimal()),
  'otel/host-port-conflict': collectedBy(OTEL, logs('talos: { kernelPort: 6050, servicePort: 6050 }')),
  'otel/bounded-retry': collectedBy(
    'otel: { shipper: { namespace: a }, boundedRetry: { maxElapsedTime: 10m } }',
    minimal(),
  ),
  'otel/plain-unsupported': collectedBy(
    'otel: { shipper: { namespace: a, values: { replicaCount: 1 } } }',
    sections('packaging: manifests'),
  ),
  'otel/fixed-value': collectedBy('otel: { shipper: { namespace: a, values: { mode: deployment } } }', minimal()),
  'otel/component-missing': collectedBy(
    'otel: { shipper: { namespace: a, values: { image: { repository: otel/opentelemetry-collector } } } }',
    minimal(),
  ),
  'events/per-node': withAlloy(
    `values: { alloy: { configMap: { content: "loki.source.kubernetes_events \\"all\\" {\\n}\\n" } } }`,
  ),
};
