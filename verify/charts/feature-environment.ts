import type { ChartName } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import { mergeValues } from '../../lib/charts/values';
import { loadEnvironments } from '../../lib/environment/load';
import { formatFinding } from '../../lib/findings/report';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { Environment } from '../../lib/plan/environment';
import { CHART_FEATURES } from '../../lib/plan/features/all';
import type { Feature } from '../../lib/plan/features/feature';
import { toYaml } from '../../lib/syntax/yaml';

const CLUSTER: JsonObject = {
  cluster: 'proof',
  platform: { distribution: 'kubernetes', nodes: 3 },
  delivery: { flux: {} },
  grafana: { datasource: { namespace: 'grafana' } },
  monitoring: { serviceMonitors: true, alerts: true },
};

/**
 * Makes the environment that asks a chart for a feature, and for little else.
 * @throws if it has an error: a mistake in this project
 */
export function featureEnvironment({ name, publisher, version }: ChartModel, feature: Feature): Environment {
  const { plain, pin } = CHART_FEATURES[name as ChartName];
  const pinned = pin.reduceRight<JsonObject>((below, key) => ({ [key]: below }), { repository: publisher, version });
  const text = toYaml(mergeValues(CLUSTER, plain, feature.asked, pinned));
  const { environments, findings } = loadEnvironments(['proof.yaml'], () => text);
  const [environment] = environments;
  if (environment === undefined) throw new Error(`${feature.name}: ${findings.map(formatFinding).join('\n')}`);
  return environment;
}
