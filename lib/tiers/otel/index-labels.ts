import { type CollectedProps, collectedLogs } from '../../logs/collected';
import type { LogIntent } from '../../logs/intent';
import { labelContract } from '../../logs/labels/contract';
import type { LabelScheme } from '../../logs/labels/scheme';
import { PLATFORM_DEFAULTS } from '../../platform/defaults';
import { SEMANTIC_CONVENTIONS } from './attributes';
import { OTEL_DEFAULTS } from './defaults';
import type { OtelCollectorProps } from './props';
import { SCHEMES } from './schemes';

/**
 * The resource attributes that Loki must be told to make index labels. It takes some by itself, `service.name` and most
 * of Kubernetes' among them: grafana/loki@v3.6.3:pkg/loghttp/push/otlp_config.go
 */
export function otlpIndexLabels(scheme: LabelScheme, logs: LogIntent): readonly string[] {
  const contract = labelContract(logs, scheme).flatMap(({ labels }) => labels.map(({ name }) => name));
  const promised = [...new Set(contract)];
  if (scheme.names === 'loki') return promised.filter((name) => name !== 'service_name');
  // All other names are those of attributes too.
  const semantic = Object.values(SEMANTIC_CONVENTIONS).map((name) => name.replaceAll('.', '_'));
  return [SEMANTIC_CONVENTIONS.node, ...promised.filter((name) => !semantic.includes(name))];
}

/** Props of a collector that decide on its labels. */
export interface IndexedProps extends Pick<CollectedProps, 'collects'>, Pick<OtelCollectorProps, 'labels'> {}

/** Lists the same attributes from the props of a collector; values of labels do not matter. */
export function indexLabelsFor({ collects, labels = OTEL_DEFAULTS.labels }: IndexedProps): readonly string[] {
  const { distribution } = PLATFORM_DEFAULTS;
  return otlpIndexLabels(SCHEMES[labels], collectedLogs({ cluster: '', collects }, { distribution, traceIds: false }));
}
