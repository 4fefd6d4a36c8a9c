import type { Origins } from '../../charts/setting-place';
import type { Collector } from '../collector';
import { collectorChecks } from '../collector-checks';
import { boundedRetry } from './checks/bounded-retry';
import { componentMissing } from './checks/components';
import { otelEventsPerNode } from './checks/events-per-node';
import { fixedValues } from './checks/fixed-values';
import { hostPorts } from './checks/host-ports';
import { plainUnsupported } from './checks/plain';
import { filesReadTwice } from './checks/read-twice';
import { receiverMissing, receiverUnused } from './checks/receiver';
import { OTEL_DEFAULTS } from './defaults';
import { effectiveCollector } from './effective/effective';
import { otlpIndexLabels } from './index-labels';
import { ORIGINS } from './origins';
import { plainOtelTier } from './plain';
import { otel } from './schema';
import { SCHEMES } from './schemes';
import type { OtelSettings } from './settings';
import { otelTier } from './tier';

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
  // Files are known by how they begin, and labels are no part of that.
  readsAgain: false,
  usualStateDirectory: OTEL_DEFAULTS.stateDirectory,
  stateDirectory: ({ stateDirectory }) => stateDirectory,
  namespace: ({ shipper }) => shipper.namespace,
  scheme: ({ labels }) => SCHEMES[labels],
  example: (namespace) => ({ shipper: { namespace } }),
  tier: (settings, { logs, store, clusterDomain, ipFamilies, packaging }) => {
    const resolved = { ...settings, logs, otlp: store.otlp, clusterDomain, ipFamilies };
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
} as const satisfies Omit<Collector<OtelSettings>, 'checks' | 'program'>;

/** The chart reads `config` only where nothing stands in its place. */
const inConfig: Origins = (setting) => [
  ['alternateConfig', ...setting],
  ['config', ...setting],
];

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
  program: { chart: 'opentelemetry-collector', effective: effectiveCollector, origins: inConfig },
  runningChecks: [filesReadTwice],
  releaseChecks: [fixedValues, componentMissing, otelEventsPerNode],
};
