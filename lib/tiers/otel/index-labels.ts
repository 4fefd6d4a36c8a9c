import type { LogIntent } from '../../logs/intent';
import { labelContract } from '../../logs/labels';
import { SEMANTIC_CONVENTIONS } from './attributes';
import type { OtelSettings } from './props';

/**
 * The resource attributes that Loki must be told to make index labels. It takes some by itself, `service.name` and most
 * of Kubernetes' among them: grafana/loki@v3.6.3:pkg/loghttp/push/otlp_config.go
 */
export function otlpIndexLabels(labels: OtelSettings['labels'], logs: LogIntent): readonly string[] {
  if (labels === 'otlp') return [SEMANTIC_CONVENTIONS.node, ...(logs.talos ? ['log_type'] : [])];
  const promised = labelContract(logs, 'otel').flatMap((source) => source.labels.map(({ name }) => name));
  return [...new Set(promised)].filter((name) => name !== 'service_name');
}
