import { setKey } from '../../findings/repair';
import { type Collector, type Origins, readOrigins } from '../collector';
import { collectorChecks } from '../collector-checks';
import { alloyDirectories } from './checks/directories';
import { alloyEventsPerNode } from './checks/events-per-node';
import { shortLivedPods } from './checks/short-lived-pods';
import { eventReplicas } from './checks/sources';
import { alloySyntax } from './checks/syntax';
import { fixedValues } from './checks/values';
import { ALLOY_DEFAULTS } from './defaults';
import { effectiveAlloy } from './effective/effective';
import { alloy } from './schema';
import type { AlloySettings } from './settings';
import { alloyTier } from './tier';

const ORIGINS: Origins = {
  pods: 'read',
  files: 'read',
  journal: 'read',
  events: 'read',
  sockets: {
    problem: 'the Alloy of this project does not take what Talos sends',
    consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
    fix: (source) =>
      setKey(['logs', source, 'enabled'], false, { otherwise: 'collect with OpenTelemetry, under `collector.otel`' }),
  },
};

/** Keys of the values that replace the configuration, in both releases. */
const CONFIGURATION = [
  ['alloy', 'configMap', 'content'],
  ['alloy', 'configMap', 'name'],
];

const SCHEME = { names: 'loki', reads: readOrigins(ORIGINS), knowsRuntime: true } as const;

const FACTS = {
  name: 'alloy',
  title: 'Alloy',
  description: 'Grafana Alloy, on every node.',
  section: alloy,
  protocol: 'push',
  packagings: ['helm'],
  origins: ORIGINS,
  schemes: [{ title: 'Alloy', scheme: SCHEME }],
  // Positions are kept by path and labels: grafana/alloy@v1.18.1:internal/component/loki/source/internal/positions
  readsAgain: true,
  usualStateDirectory: ALLOY_DEFAULTS.stateDirectory,
  stateDirectory: ({ stateDirectory }) => stateDirectory,
  namespace: ({ namespace }) => namespace,
  scheme: () => SCHEME,
  example: (namespace) => ({ namespace }),
  tier: (settings, { logs, store, clusterDomain }) => alloyTier({ ...settings, logs, push: store.push, clusterDomain }),
  overrides: ({ values, events }) => [
    { values, path: ['collector', 'alloy', 'values'], replacing: CONFIGURATION },
    { values: events.values, path: ['collector', 'alloy', 'events', 'values'], replacing: CONFIGURATION },
  ],
} as const satisfies Omit<Collector<AlloySettings>, 'checks' | 'program'>;

/** Grafana Alloy. */
export const ALLOY: Collector<AlloySettings> = {
  ...FACTS,
  checks: [...collectorChecks<AlloySettings>(FACTS), eventReplicas, shortLivedPods, alloyDirectories],
  program: { chart: 'alloy', effective: effectiveAlloy, origins: () => [['alloy', 'configMap', 'content']] },
  releaseChecks: [fixedValues, alloySyntax, alloyEventsPerNode],
};
