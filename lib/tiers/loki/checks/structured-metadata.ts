import { placeOfValue, type Release } from '../../../charts/release';
import type { EnvironmentPath } from '../../../findings/finding';
import type { FindingKind, Found } from '../../../findings/finding-kind';
import { valueAt } from '../../../kubernetes/json';
import type { LogIntent } from '../../../logs/intent';
import { committedPeriods } from './schema-history';

/** Kind of finding for lines over OTLP. */
export const OTLP_SCHEMA: FindingKind = {
  id: 'loki/otlp-schema',
  severity: 'error',
  since: '0.1.0',
  finds: 'somebody sends over OTLP to a Loki that takes no structured metadata',
  happens: 'Loki answers 400 to records with a severity or any attribute, and the sender drops them',
  remedy: 'let Loki take structured metadata, with a newest schema period of v13 and tsdb',
};

/** Kind of finding for lines in Loki's own protocol. */
export const TRACING_METADATA: FindingKind = {
  id: 'tracing/structured-metadata',
  severity: 'error',
  since: '0.1.0',
  finds: 'the collector keeps what it finds in lines as structured metadata, and Loki takes none',
  happens: 'Loki answers 400 to each line in which something is found, and the collector drops it',
  remedy:
    'let Loki take structured metadata, with a newest schema period of v13 and tsdb, or look for nothing in lines',
};

/** Reason why lines bring structured metadata along. */
export interface MetadataCause {
  /** A sentence without its end: `Alloy keeps ids of traces as structured metadata`. */
  readonly reason: string;

  /** What becomes of such lines at a Loki that takes none. */
  readonly consequence: string;

  /** What to do without, completing "until then …". */
  readonly instead: string;
}

/** Over OTLP, whatever a record says of itself is structured metadata. */
export function otlpCause(sender: string): MetadataCause {
  return {
    reason: `${sender} sends over OTLP`,
    consequence: 'Loki answers 400 to records with a severity or any attribute, and the sender drops them',
    instead: 'let Alloy or Promtail collect, which send what Loki can keep',
  };
}

/** In Loki's own protocol, structured metadata is what the collector finds in lines. */
export function lineCause({ pods }: Pick<LogIntent, 'pods'>): MetadataCause | undefined {
  const found = [
    ...(pods?.traceIds ? ['ids of traces'] : []),
    ...(pods && pods.parse.length > 0 ? ['levels and messages'] : []),
  ].join(', ');
  if (found === '') return undefined;
  return {
    reason: `${found} are kept as structured metadata`,
    consequence: 'Loki answers 400 to each line in which they are found, and the collector drops it',
    instead: 'look for nothing in lines, with an empty list as `logs.pods.parse` and no section tracing',
  };
}

/** With everything merged, an installed Loki takes what such lines bring along. */
export function metadataFound(cause: MetadataCause, releases: readonly Release[]): readonly Found[] {
  return releases
    .filter(({ chart }) => chart.name === 'loki')
    .flatMap((release) => (isRefused(release) ? [metadataRefused(release, cause)] : schemaTooOld(release, cause)));
}

const ALLOWED = ['loki', 'limits_config', 'allow_structured_metadata'];

function isRefused({ values }: Release): boolean {
  return valueAt(values, ...ALLOWED) === false;
}

function metadataRefused(release: Release, { reason, consequence, instead }: MetadataCause): Found {
  return {
    path: valueAt(release.own, ...ALLOWED) === false ? ['loki', 'structuredMetadata'] : placeOfValue(release, ALLOWED),
    problem: `${reason}, but Loki refuses structured metadata`,
    consequence,
    fix: `let Loki take it as soon as a period of schema v13 and tsdb has begun, and until then ${instead}`,
  };
}

function schemaTooOld(release: Release, { reason }: MetadataCause): readonly Found[] {
  const newest = committedPeriods(release.values).at(-1);
  if (newest === undefined || (newest.schema >= 'v13' && newest.store === 'tsdb')) return [];
  return [
    {
      path: placeOfValue(release, ['loki', 'schemaConfig', 'configs']),
      problem: `${reason}, but the newest schema period is ${newest.store} ${newest.schema}`,
      consequence: 'it keeps no structured metadata: Loki exits as soon as it starts, or refuses the lines',
      fix: 'append a period to loki.schema that begins on a day to come, with schema: v13 and store: tsdb',
    },
  ];
}

/** Finds the same for a Loki that someone else runs, from the environment file alone. */
export function metadataFoundAtExisting({ reason, consequence }: MetadataCause, fix: string): Found {
  return {
    path: EXISTING,
    problem: `${reason}, but this Loki takes no structured metadata`,
    consequence,
    fix: `delete \`loki.existing.structuredMetadata\` if it is Loki 3 with schema v13 and tsdb, or ${fix}`,
  };
}

const EXISTING: EnvironmentPath = ['loki', 'existing', 'structuredMetadata'];
