import type { LogIntent } from './intent';
import { LOKI_LABELS } from './loki-labels';
import { podMetadata } from './metadata';
import { OTLP_LABELS } from './otlp-labels';
import { askedSources, type LogSource } from './sources';

/** A label that lines have. */
export interface LabelPromise {
  readonly name: string;

  /** What it holds, in one sentence. */
  readonly holds: string;

  /** All values that it can have. @default - any */
  readonly values?: readonly string[];
}

/** What a collector sets on the lines of a source, and nothing else. */
export interface SourceLabels {
  readonly source: LogSource;

  /** Index labels: what stands in braces. */
  readonly labels: readonly LabelPromise[];

  /** Structured metadata: what filters find without a parser. */
  readonly metadata: readonly LabelPromise[];
}

/**
 * Who sets the labels: Alloy, Promtail, the OpenTelemetry collector with the same names, or that with its own (`otlp`). Loki adds
 * `service_name` to all of them.
 */
export type LabelLayout = 'alloy' | 'promtail' | 'otel' | 'otlp';

/** The labels of each source in one set of names. */
export type LabelSet = Readonly<Record<LogSource, (logs: LogIntent) => readonly LabelPromise[]>>;

/** What a labelLayout does not read. */
const UNREAD: Readonly<Record<LabelLayout, readonly LogSource[]>> = {
  alloy: ['talos'],
  promtail: ['talos', 'events'],
  // The collector's receiver for journals calls a program that its images lack, and it has none for events without an
  // API for each pod.
  otel: ['journal', 'events'],
  otlp: ['journal', 'events'],
};

/** The others have neither a path nor an API that tells it. */
const KNOWS_RUNTIME: readonly LabelLayout[] = ['alloy', 'promtail'];

/** Which labels the lines of each collected source have: what queries, dashboards and alerts may rely on. */
export function labelContract(logs: LogIntent, labelLayout: LabelLayout = 'alloy'): readonly SourceLabels[] {
  const labels = labelLayout === 'otlp' ? OTLP_LABELS : LOKI_LABELS;
  return askedSources(logs)
    .filter((source) => !UNREAD[labelLayout].includes(source))
    .map((source) => ({
      source,
      labels: labels[source](logs).filter(
        (label) => KNOWS_RUNTIME.includes(labelLayout) || label.name !== 'container_runtime',
      ),
      metadata: source === 'pods' && logs.pods ? podMetadata(logs.pods) : [],
    }));
}
