import { grafanaTier } from '../tiers/grafana/tier';
import { accessLogTier } from '../tiers/istio/tier';
import { existingLoki as existingEndpoints } from '../tiers/loki/existing';
import { plainLokiTier } from '../tiers/loki/plain';
import type { LokiSettings } from '../tiers/loki/settings';
import { type LokiTier, lokiTier } from '../tiers/loki/tier';
import type { Tier } from '../tiers/tier';
import type { LogStore } from '../wiring/log-store';
import { chosenCollector } from './collectors';
import type { Environment } from './environment';

/** Builds the tiers of an environment; each knows only the endpoints that it is given. */
export function environmentTiers(environment: Environment): {
  readonly tiers: readonly Tier[];
  readonly store: LogStore;
} {
  const installed = environment.loki && installedLoki(environment, environment.loki);
  const store = installed ?? existingStore(environment);
  const tiers = [collectorTier(environment, store), ...viewTiers(environment, store)];
  return { tiers: installed ? [installed, ...tiers] : tiers, store };
}

function installedLoki(environment: Environment, loki: LokiSettings): LokiTier {
  const props = { ...loki, ...environment.platform, otlpIndexLabels: indexLabels(environment, loki) };
  return environment.packaging === 'helm' ? lokiTier(props) : plainLokiTier(props);
}

function existingStore({ existingLoki, platform }: Environment): LogStore {
  if (existingLoki) return existingEndpoints({ ...existingLoki, ...platform });
  throw new Error('an environment has a log store');
}

/** What Loki must index for the labels of every collector, and what the environment wants beside that. */
function indexLabels({ collector, logs }: Environment, loki: LokiSettings): readonly string[] {
  const { collector: chosen, settings } = chosenCollector(collector);
  const promised = chosen.indexAttributes?.(settings, logs) ?? [];
  return [...new Set([...promised, ...loki.otlpIndexLabels])];
}

function collectorTier({ collector, logs, platform, packaging }: Environment, store: LogStore): Tier {
  const { collector: chosen, settings } = chosenCollector(collector);
  const { clusterDomain, ipFamilies } = platform;
  return chosen.tier(settings, { logs, store, clusterDomain, ipFamilies, packaging });
}

/** Builds the tiers that show lines and link them to traces. */
function viewTiers({ grafana, tracing }: Environment, { query, takesRules }: LogStore): readonly Tier[] {
  const { datasource } = grafana;
  return [
    ...(datasource ? [grafanaTier({ ...datasource, query, takesRules, tracesUid: tracing?.datasourceUid })] : []),
    ...(tracing?.accessLogs ? [accessLogTier(tracing.accessLogs)] : []),
  ];
}
