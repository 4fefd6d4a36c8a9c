import type { FindingKind } from '../findings/finding-kind';
import { type CollectorSettings, chosenCollector } from '../plan/collectors';
import {
  lineCause,
  metadataFound,
  metadataFoundAtExisting,
  OTLP_SCHEMA,
  otlpCause,
} from '../tiers/loki/checks/structured-metadata';
import { planCheck } from './subject';

const TRACING_METADATA: FindingKind = {
  id: 'tracing/structured-metadata',
  severity: 'error',
  since: '0.1.0',
  finds: 'the collector keeps what it finds in lines as structured metadata, and Loki takes none',
  happens: 'Loki answers 400 to each line in which something is found, and the collector drops it',
  remedy:
    'let Loki take structured metadata, with a newest schema period of v13 and tsdb, or look for nothing in lines',
};

/** Where lines are sent over OTLP, that alone brings structured metadata along: `loki/otlp-schema` tells of it. */
export const structuredMetadata = planCheck({
  ...TRACING_METADATA,
  needs: ['loki', 'logs', 'collector', 'releases'],
  find: ({ logs, collector, releases }) => {
    const line = lineCause(logs);
    return isOverOtlp(collector) || !line ? [] : metadataFound(line, releases);
  },
});

/** The same of a Loki that someone else runs. */
export const existingStructuredMetadata = planCheck({
  ...TRACING_METADATA,
  needs: ['existingLoki', 'logs', 'collector'],
  find: ({ existingLoki, logs, collector }) => {
    const line = lineCause(logs);
    if (existingLoki.structuredMetadata || isOverOtlp(collector) || !line) return [];
    return [metadataFoundAtExisting(line, FIND_NOTHING)];
  },
});

export const existingOtlpSchema = planCheck({
  ...OTLP_SCHEMA,
  needs: ['existingLoki', 'collector'],
  find: ({ existingLoki, collector }) => {
    if (existingLoki.structuredMetadata || !isOverOtlp(collector)) return [];
    return [metadataFoundAtExisting(otlpCause('the collector'), PUSH_INSTEAD)];
  },
});

function isOverOtlp(collector: CollectorSettings): boolean {
  return chosenCollector(collector).collector.protocol === 'otlp';
}

const PUSH_INSTEAD = 'let Alloy collect:\ncollector:\n  alloy:\n    namespace: monitoring';
const FIND_NOTHING = 'delete the section tracing, and look for nothing in lines:\nlogs:\n  pods:\n    parse: []';
