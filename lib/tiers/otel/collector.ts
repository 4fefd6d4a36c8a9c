import { type Collector, type Origins, readOrigins } from '../collector';
import { collectorChecks } from '../collector-checks';
import { boundedRetry } from './checks/bounded-retry';
import { componentMissing } from './checks/components';
import { otelEventsPerNode } from './checks/events-per-node';
import { hostPorts } from './checks/host-ports';
import { plainUnsupported } from './checks/plain';
import { receiverMissing, receiverUnused } from './checks/receiver';
import { otlpIndexLabels } from './index-labels';
import { plainOtelTier } from './plain';
import { otel } from './schema';
import type { OtelSettings } from './settings';
import { otelTier } from './tier';

const ORIGINS: Origins = {
  pods: 'read',
  files: 'read',
  sockets: 'read',
  events: {
    problem: 'the OpenTelemetry collectors of this project do not read Kubernetes events',
    consequence: 'no event would be stored',
    fix: withAlloy,
  },
  // open-telemetry/opentelemetry-collector-contrib@v0.158.0:receiver/journaldreceiver/README.md, and
  // open-telemetry/opentelemetry-collector-releases@v0.158.0:distributions/otelcol-k8s/Dockerfile
  journal: {
    problem: 'the OpenTelemetry collector reads journals with the program journalctl, which its images do not contain',
    consequence: 'no line of a journal would be stored',
    fix: withAlloy,
  },
};

function withAlloy(source: string): string {
  return `logs:\n  ${source}: false # or collect with Alloy: collector: { alloy: … }`;
}

/** Neither paths nor the metadata of the API that it asks for tell the runtime of a container. */
const READS = { reads: readOrigins(ORIGINS), knowsRuntime: false };

const SCHEMES = {
  loki: { names: 'loki', ...READS },
  otlp: { names: 'otlp', ...READS },
} as const;

const FACTS = {
  name: 'otel',
  title: 'OpenTelemetry',
  description: 'The OpenTelemetry collector, on every node, in one tier or two.',
  section: otel,
  protocol: 'otlp',
  packagings: ['helm', 'manifests'],
  origins: ORIGINS,
  schemes: [
    { title: 'OpenTelemetry', scheme: SCHEMES.loki },
    { title: 'OpenTelemetry, `labels: otlp`', scheme: SCHEMES.otlp },
  ],
  usualStateDirectory: '/var/lib/otelcol',
  stateDirectory: ({ stateDirectory }) => stateDirectory,
  namespace: ({ shipper }) => shipper.namespace,
  scheme: ({ labels }) => SCHEMES[labels],
  example: (namespace) => ({ shipper: { namespace } }),
  tier: (settings, { logs, store, clusterDomain, packaging }) => {
    const resolved = { ...settings, logs, otlp: store.otlp, clusterDomain };
    return packaging === 'helm' ? otelTier(resolved) : plainOtelTier(resolved);
  },
  indexAttributes: ({ labels }, logs) => otlpIndexLabels(SCHEMES[labels], logs),
  overrides: ({ shipper: { values } }) => [
    {
      values,
      path: ['collector', 'otel', 'shipper', 'values'],
      replacing: [['alternateConfig'], ['config'], ['configMap'], ['command', 'extraArgs']],
    },
  ],
} as const satisfies Omit<Collector<OtelSettings>, 'checks'>;

/** The OpenTelemetry collector. */
export const OTEL: Collector<OtelSettings> = {
  ...FACTS,
  checks: [
    ...collectorChecks<OtelSettings>(FACTS),
    receiverMissing,
    receiverUnused,
    hostPorts,
    boundedRetry,
    plainUnsupported,
  ],
  releaseChecks: [componentMissing, otelEventsPerNode],
};
