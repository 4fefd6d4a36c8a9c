import type { JsonObject } from '../../kubernetes/json';

/**
 * Limits by which resource attributes become index labels, beside those that Loki takes by itself. They are named as
 * OTLP has them (`k8s.node.name`); in the label, `_` stands for each dot. Attributes of single records never become
 * labels. A stream has 15 labels at most, beside `service_name`: Loki refuses the lines of one with more.
 * grafana/loki@v3.6.3 and v3.7.6: pkg/loghttp/push/otlp_config.go, pkg/distributor/validator.go
 */
export function otlpLimits(attributes: readonly string[]): JsonObject {
  if (attributes.length === 0) return {};
  const config = { action: 'index_label', attributes: [...attributes] };
  return { otlp_config: { resource_attributes: { attributes_config: [config] } } };
}
