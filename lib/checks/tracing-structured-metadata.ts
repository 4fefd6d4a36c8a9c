import type { Finding } from '../findings/finding';
import { chosenCollector } from '../plan/collectors';
import type { StackPlan } from '../plan/plan';
import {
  existingMetadataFinding,
  lineCause,
  metadataFindings,
  otlpCause,
} from '../tiers/loki/checks/structured-metadata';

/**
 * Loki takes the structured metadata in which the collector keeps what it finds in lines. Where it sends over OTLP, that
 * alone brings structured metadata along, and an installed Loki is judged by `lokiOtlpSchema`.
 */
export function tracingStructuredMetadata({
  environment: { logs, collector, existingLoki },
  releases,
}: Pick<StackPlan, 'environment' | 'releases'>): readonly Finding[] {
  const line = lineCause({ logs });
  const overOtlp = chosenCollector(collector).collector.protocol === 'otlp';
  if (!existingLoki) return overOtlp || !line ? [] : metadataFindings(line, releases);
  if (existingLoki.structuredMetadata) return [];
  if (overOtlp) return [existingMetadataFinding(otlpCause('the collector'), PUSH_INSTEAD)];
  return line ? [existingMetadataFinding(line, FIND_NOTHING)] : [];
}

const PUSH_INSTEAD = 'let Alloy collect:\ncollector:\n  alloy:\n    namespace: monitoring';
const FIND_NOTHING = 'delete the section tracing, and look for nothing in lines:\nlogs:\n  pods:\n    parse: []';
