import { type CollectorSettings, chosenCollector, USUAL_COLLECTOR } from '../plan/collectors';
import {
  lineCause,
  metadataFound,
  metadataFoundAtExisting,
  OTLP_SCHEMA,
  otlpCause,
  TRACING_METADATA,
} from '../tiers/loki/checks/structured-metadata';
import { planCheck } from './subject';

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

const PUSH_INSTEAD = `let ${USUAL_COLLECTOR.title} collect:\ncollector:\n  ${USUAL_COLLECTOR.name}:\n    namespace: monitoring`;
const FIND_NOTHING =
  'delete the section tracing, and look for nothing in lines with an empty list as `logs.pods.parse`';
