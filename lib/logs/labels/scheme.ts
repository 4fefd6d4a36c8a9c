import type { OriginKind } from '../sources/origin';

/** Label scheme of a collector: names of labels, and the origins that it reads. */
export interface LabelScheme {
  /** Names of labels: those that every collector sets, or OpenTelemetry's own. */
  readonly names: 'loki' | 'otlp';

  /** Origins that the collector reads: of others there are no lines. */
  readonly reads: readonly OriginKind[];

  /** Whether the collector knows which runtime runs a container. */
  readonly knowsRuntime: boolean;
}
