import type { JsonObject } from '../../kubernetes/json';
import { telemetryNames } from './dialect';
import type { LogPipeline } from './pipeline';

export interface CollectorParts {
  /** Version of the collector: `0.158.0`. */
  readonly version: string;

  /** Receivers of each kind of logs, with the processors for their lines alone. */
  readonly pipelines: readonly LogPipeline[];

  /** What all lines pass after the processors of their pipeline. */
  readonly processors: Readonly<Record<string, JsonObject>>;

  /** The one way out. */
  readonly exporter: {
    /** Name in the configuration: `otlp_grpc/shipper`. */
    readonly name: string;

    /** Settings of the exporter. */
    readonly config: JsonObject;
  };

  /** What charts-values/otel/base.yaml says of extensions, where it has to be something else. */
  readonly listening: JsonObject;

  /** Beside `health_check`, which stands in charts-values/otel/base.yaml as `memory_limiter` does. */
  readonly extensions: Readonly<Record<string, JsonObject>>;
}

/** The part of a collector's configuration that differs between environments. */
export function collectorConfig({
  version,
  pipelines,
  processors,
  exporter,
  listening,
  extensions,
}: CollectorParts): JsonObject {
  return {
    extensions: { ...listening, ...extensions },
    receivers: merged(pipelines.map(({ receivers }) => receivers)),
    processors: merged([...pipelines.map((pipeline) => pipeline.processors), processors]),
    exporters: { [exporter.name]: exporter.config },
    service: {
      ...telemetryNames(version),
      extensions: ['health_check', ...Object.keys(extensions)],
      pipelines: Object.fromEntries(
        pipelines.map((pipeline) => [
          `logs/${pipeline.name}`,
          {
            receivers: Object.keys(pipeline.receivers),
            // First: what it refuses has not been worked on yet.
            processors: ['memory_limiter', ...Object.keys(pipeline.processors), ...Object.keys(processors)],
            exporters: [exporter.name],
          },
        ]),
      ),
    },
  };
}

function merged(parts: readonly Readonly<Record<string, JsonObject>>[]): JsonObject {
  return Object.assign({}, ...parts);
}
