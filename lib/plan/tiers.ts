import { alloyTier } from '../tiers/alloy/tier';
import { grafanaTier } from '../tiers/grafana/tier';
import { accessLogTier } from '../tiers/istio/tier';
import type { LokiEndpoints } from '../tiers/loki/endpoints';
import { existingLoki as existingEndpoints } from '../tiers/loki/existing';
import { plainLokiTier } from '../tiers/loki/plain';
import type { LokiSettings } from '../tiers/loki/settings';
import { type LokiTier, lokiTier } from '../tiers/loki/tier';
import { otlpIndexLabels } from '../tiers/otel/index-labels';
import { plainOtelTier } from '../tiers/otel/plain';
import { otelTier } from '../tiers/otel/tier';
import { promtailTier } from '../tiers/promtail/tier';
import type { Tier } from '../tiers/tier';
import type { Environment } from './environment';

/** Where lines go and are asked for: a Loki of our own, or one that someone else runs, of which `ready` is not known. */
export type LogStore = Omit<LokiEndpoints, 'ready'> & Partial<Pick<LokiEndpoints, 'ready'>>;

/** Everything that an environment installs and calls, each tier knowing only the endpoints that it is given. */
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
  const promised = collector.otel ? otlpIndexLabels(collector.otel.labels, logs) : [];
  return [...new Set([...promised, ...loki.otlpIndexLabels])];
}

function collectorTier({ collector, logs, platform, packaging }: Environment, { push, otlp }: LogStore): Tier {
  const { clusterDomain } = platform;
  if (collector.alloy) return alloyTier({ ...collector.alloy, logs, push, clusterDomain });
  if (collector.promtail) return promtailTier({ ...collector.promtail, logs, push });
  const props = { ...collector.otel, logs, otlp, clusterDomain };
  return packaging === 'helm' ? otelTier(props) : plainOtelTier(props);
}

/** What shows lines, and where they lead. */
function viewTiers({ grafana, tracing }: Environment, { query }: LogStore): readonly Tier[] {
  const { datasource } = grafana;
  return [
    ...(datasource ? [grafanaTier({ ...datasource, query, tracesUid: tracing?.datasourceUid })] : []),
    ...(tracing?.accessLogs ? [accessLogTier(tracing.accessLogs)] : []),
  ];
}
