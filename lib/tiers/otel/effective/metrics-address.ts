import { isTrue, mapOf, omit, printed, readYaml } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { filled, withChanged } from './pipelines';

const TELEMETRY = ['service', 'telemetry'] as const;

/**
 * Has the collector offer its own metrics where an old key says, which Collectors no longer read:
 * open-telemetry/opentelemetry-helm-charts@opentelemetry-collector-0.160.0:charts/opentelemetry-collector/templates/_config.tpl
 */
export function withMetricsReader(config: JsonObject): JsonObject {
  const telemetry = mapOf(valueAt(config, ...TELEMETRY));
  const metrics = mapOf(telemetry.metrics);
  if (!isTrue(metrics.address)) return config;
  const reader = { readers: [{ pull: { exporter: { prometheus: prometheus(metrics.address, telemetry.resource) } } }] };
  const rest = { ...telemetry, metrics: omit(metrics, 'address') };
  return withChanged(config, TELEMETRY, () => filled({ metrics: reader }, rest));
}

/** The colon of a variable, `${env:NAME}`, parts nothing. */
function prometheus(address: Json | undefined, resource: Json | undefined): JsonObject {
  const [host = '', port = ''] = printed(address).replaceAll('{env:', '{env!').split(':');
  const read = (text: string): Json => readYaml(text.replaceAll('{env!', '{env:')) ?? null;
  return {
    host: read(host),
    port: read(port),
    ...(isTrue(resource) && { with_resource_constant_labels: { included: Object.keys(mapOf(resource)).sort() } }),
  };
}
