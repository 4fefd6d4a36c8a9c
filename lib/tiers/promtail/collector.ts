import { setKey } from '../../findings/repair';
import { type Collector, type Origins, readOrigins } from '../collector';
import { collectorChecks } from '../collector-checks';
import { promtailDirectories } from './checks/directories';
import { endOfLife } from './checks/end-of-life';
import { fixedValues } from './checks/values';
import { PROMTAIL_DEFAULTS } from './defaults';
import { effectivePromtail } from './effective/effective';
import { promtail } from './schema';
import type { PromtailSettings } from './settings';
import { promtailTier } from './tier';

/** grafana/loki@v3.6.3:clients/pkg/promtail/scrapeconfig/scrapeconfig.go has neither plain TCP nor the Kubernetes API. */
const ORIGINS: Origins = {
  pods: 'read',
  files: 'read',
  journal: 'read',
  events: {
    problem: 'Promtail does not read Kubernetes events',
    consequence: 'no event would be stored',
    fix: (source) =>
      setKey(['logs', source, 'enabled'], false, { otherwise: 'collect with Alloy, under `collector.alloy`' }),
  },
  sockets: {
    problem: 'Promtail does not take what Talos sends',
    consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
    fix: (source) =>
      setKey(['logs', source, 'enabled'], false, {
        otherwise:
          'read the files that Talos 1.12 and newer keep with `logs.machineLogs`, or collect with OpenTelemetry, under `collector.otel`',
      }),
  },
};

const SCHEME = { names: 'loki', reads: readOrigins(ORIGINS), knowsRuntime: true } as const;

const FACTS = {
  name: 'promtail',
  title: 'Promtail',
  description: 'Promtail, on every node. Its end of life was in March 2026.',
  section: promtail,
  protocol: 'push',
  packagings: ['helm'],
  origins: ORIGINS,
  schemes: [{ title: 'Promtail', scheme: SCHEME }],
  // Positions are kept by path: grafana/loki@v3.6.3:clients/pkg/promtail/positions
  readsAgain: false,
  usualStateDirectory: PROMTAIL_DEFAULTS.stateDirectory,
  stateDirectory: ({ stateDirectory }) => stateDirectory,
  namespace: ({ namespace }) => namespace,
  scheme: () => SCHEME,
  example: (namespace) => ({ namespace }),
  tier: (settings, { logs, store }) => promtailTier({ ...settings, logs, push: store.push }),
  program: { chart: 'promtail', effective: effectivePromtail, origins: (setting) => [['config', ...setting]] },
  overrides: ({ values }) => [
    {
      values,
      path: ['collector', 'promtail', 'values'],
      replacing: [
        ['config', 'file'],
        ['config', 'snippets'],
      ],
    },
  ],
} as const satisfies Omit<Collector<PromtailSettings>, 'checks'>;

/** Promtail, for stacks that have it. */
export const PROMTAIL: Collector<PromtailSettings> = {
  ...FACTS,
  checks: [...collectorChecks<PromtailSettings>(FACTS), endOfLife, promtailDirectories],
  releaseChecks: [fixedValues],
};
