import type { LogIntent } from '../../logs/intent';
import { labelContract } from '../../logs/labels';
import { SEMANTIC_CONVENTIONS } from './attributes';
import type { OtelSettings } from './settings';

/**
 * The resource attributes that Loki must be told to make index labels. It takes some by itself, `service.name` and most
 * of Kubernetes' among them: grafana/loki@v3.6.3:pkg/loghttp/push/otlp_config.go
 */
export function otlpIndexLabels(labels: OtelSettings['labels'], logs: LogIntent): readonly string[] {
  if (labels === 'loki') return promised(logs, 'otel').filter((name) => name !== 'service_name');
  // All other names are those of attributes too.
  const semantic = Object.values(SEMANTIC_CONVENTIONS).map((name) => name.replaceAll('.', '_'));
  return [SEMANTIC_CONVENTIONS.node, ...promised(logs, 'otlp').filter((name) => !semantic.includes(name))];
}

function promised(logs: LogIntent, labelLayout: 'otel' | 'otlp'): readonly string[] {
  return [...new Set(labelContract(logs, labelLayout).flatMap(({ labels }) => labels.map(({ name }) => name)))];
}
