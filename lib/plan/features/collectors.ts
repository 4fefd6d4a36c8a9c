import type { JsonObject } from '../../kubernetes/json';
import type { AskedSettings } from '../../logs/sources/all';
import { type ChartFeatures, type Feature, type FeatureSubject, IMAGES } from './feature';

const STORE: JsonObject = { existing: { pushUrl: 'http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push' } };

function feature(name: string, says: string, isUsed: Feature['isUsed'], asked: JsonObject): Feature {
  return { name, says, isUsed, asked };
}

function source(name: keyof AskedSettings & string, says: string, logs: JsonObject): Feature {
  const isUsed = ({ logs: collected }: FeatureSubject) => collected[name] !== undefined;
  return feature(name, says, isUsed, { logs: { pods: false, ...logs } });
}

const PODS = source('pods', 'way to collect logs of pods', { pods: true });
const JOURNAL = source('journal', 'way to read the journal', { journal: true });
const NODE_FILES = source('nodeFiles', 'way to read files of nodes', {
  nodeFiles: [{ path: '/var/log/syslog', job: 'syslog' }],
});
const AUDIT = source('audit', "way to read the API server's audit log", { audit: true });
const EVENTS = source('events', 'way to collect events', { events: true });

const TENANT: Feature = feature('tenant', 'tenant and password', ({ existingLoki }) => existingLoki !== undefined, {
  loki: {
    existing: {
      pushUrl: 'https://loki.example.com/loki/api/v1/push',
      tenant: 'proof',
      credentialsSecret: 'loki-credentials',
    },
  },
});

function collector(
  name: 'alloy' | 'promtail' | 'otel',
  asked: JsonObject,
  features: readonly Feature[],
): ChartFeatures {
  return {
    pin: ['collector', name, 'chart'],
    plain: { loki: STORE, collector: { [name]: asked }, logs: { pods: true } },
    features: [feature('plain', 'usable form', () => true, {}), ...features, TENANT, IMAGES],
  };
}

/** Everything that an environment file can ask of the chart for Alloy. */
export const ALLOY_FEATURES = collector('alloy', { namespace: 'logging' }, [
  PODS,
  JOURNAL,
  NODE_FILES,
  AUDIT,
  EVENTS,
  feature(
    'events-replicas',
    'events by several pods',
    ({ collector: { alloy } }) => (alloy?.events.replicas ?? 1) > 1,
    {
      logs: { events: true },
      collector: { alloy: { events: { replicas: 3 } } },
    },
  ),
]);

/** Everything that an environment file can ask of the chart for Promtail. */
export const PROMTAIL_FEATURES = collector('promtail', { namespace: 'logging' }, [PODS, JOURNAL, NODE_FILES, AUDIT]);

/** Everything that an environment file can ask of the chart for the OpenTelemetry collector. */
export const OTEL_FEATURES = collector('otel', { shipper: { namespace: 'logging' } }, [
  PODS,
  feature('talos', 'sockets for Talos', ({ logs }) => logs.talos !== undefined, {
    platform: { distribution: 'talos', nodes: 3, nodeCidrs: ['10.0.0.0/24'] },
    logs: { talos: true },
    collector: { otel: { receiver: { namespace: 'receiver' } } },
  }),
]);
