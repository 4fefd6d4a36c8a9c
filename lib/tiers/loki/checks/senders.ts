import type { Finding } from '../../../findings/finding';
import { type FindingKind, type Found, finding } from '../../../findings/finding-kind';
import type { LogSender } from '../../../wiring/log-store';
import type { InstalledLoki } from '../build';
import type { ExistingLokiSettings } from '../existing';
import { otlpLimits } from '../otlp';
import {
  lineCause,
  metadataFound,
  metadataFoundAtExisting,
  OTLP_SCHEMA,
  otlpCause,
  TRACING_METADATA,
} from './structured-metadata';

export const OTLP_INDEX_LABELS: FindingKind = {
  id: 'loki/otlp-index-labels',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/loghttp/push/otlp_config.go'],
  finds: 'in an app, a collector sends over OTLP to a Loki that does not make index labels of its attributes',
  happens: 'they stay structured metadata, and queries by them between braces find nothing',
  remedy: 'give Loki the `otlpIndexLabels` that `OtelCollector.indexLabels()` lists',
};

/** Finds what keeps an installed Loki from storing lines as their sender means them. */
export function sendersOfInstalled(
  { settings, releases }: Pick<InstalledLoki, 'settings' | 'releases'>,
  { protocol, logs, indexAttributes }: LogSender,
): readonly Finding[] {
  const { kind, cause } = metadataOf({ protocol, logs });
  const missing = indexAttributes.filter((attribute) => !settings.otlpIndexLabels.includes(attribute));
  return [
    ...(cause ? metadataFound(cause, releases).map((found) => finding(kind, found)) : []),
    ...(missing.length > 0 ? [unindexed(missing, [...settings.otlpIndexLabels, ...missing])] : []),
  ];
}

function unindexed(missing: readonly string[], all: readonly string[]): Finding {
  return finding(OTLP_INDEX_LABELS, {
    path: ['loki', 'otlpIndexLabels'],
    problem: `lines come over OTLP, and Loki makes no index labels of ${missing.join(', ')}`,
    consequence: 'they stay structured metadata, and queries by them between braces find nothing',
    fix: `give the Loki otlpIndexLabels: [${all.map((name) => `'${name}'`).join(', ')}]`,
  });
}

export const EXISTING_OTLP_LABELS: FindingKind = {
  id: 'loki/existing-otlp-labels',
  severity: 'warning',
  since: '0.1.0',
  sources: ['grafana/loki@v3.6.3:pkg/loghttp/push/otlp_config.go'],
  finds: 'lines go over OTLP to a Loki that someone else runs, which must be told what to make index labels of',
  happens: 'what is no label there stays structured metadata, and queries by it between braces find nothing',
  remedy: 'have its configuration say what the finding shows, and accept the warning when it does',
};

/** Finds the same for a Loki that someone else runs, from its settings alone. */
export function sendersOfExisting(
  existing: ExistingLokiSettings,
  { protocol, logs, indexAttributes }: LogSender,
): readonly Finding[] {
  const { kind, cause } = metadataOf({ protocol, logs });
  const refused = !existing.structuredMetadata && cause;
  return [
    ...(refused ? [finding(kind, metadataFoundAtExisting(refused, 'push, and look for nothing in lines'))] : []),
    ...existingLabels(existing, indexAttributes).map((found) => finding(EXISTING_OTLP_LABELS, found)),
  ];
}

/** Over OTLP, Loki decides what becomes a label: one that someone else runs must be told by them. */
export function existingLabels(
  { otlpUrl }: Pick<ExistingLokiSettings, 'otlpUrl'>,
  attributes: readonly string[],
): readonly Found[] {
  if (attributes.length === 0) return [];
  return [
    {
      path: ['loki', 'existing'],
      problem: `${otlpUrl} makes index labels of what it is told to, and this project can not tell it`,
      consequence: 'what is no label there stays structured metadata, and queries by it between braces find nothing',
      fix: `have its configuration say limits_config: ${JSON.stringify(otlpLimits(attributes))}`,
    },
  ];
}

function metadataOf({ protocol, logs }: Pick<LogSender, 'protocol' | 'logs'>) {
  return protocol === 'otlp'
    ? { kind: OTLP_SCHEMA, cause: otlpCause('the collector') }
    : { kind: TRACING_METADATA, cause: lineCause(logs) };
}
