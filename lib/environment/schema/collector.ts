import * as z from 'zod';
import type { FindingKind } from '../../findings/finding-kind';
import { exactlyOne, type Fault, keepOne } from '../../schema/fault';
import { alloy } from '../../tiers/alloy/schema';
import { otel } from '../../tiers/otel/schema';
import { promtail } from '../../tiers/promtail/schema';

const collectors = z.strictObject({
  alloy: alloy.optional().describe('Grafana Alloy, on every node.'),
  promtail: promtail.optional().describe('Promtail, on every node. Its end of life was in March 2026.'),
  otel: otel.optional().describe('The OpenTelemetry collector, on every node, in one tier or two.'),
});

/** What reads logs: exactly one collector. */
export const collector = exactlyOne(collectors, ['alloy', 'otel', 'promtail'], collectorFault)
  .describe('What reads logs and sends them to the log store: exactly one of alloy, otel and promtail.')
  .meta({ maxProperties: 1, examples: [{ alloy: { namespace: 'monitoring' } }] });

export const COLLECTOR_KIND: FindingKind = {
  id: 'collector/kind',
  severity: 'error',
  since: '0.1.0',
  finds: 'no collector is given, or several are',
  happens: 'nothing reads logs, or every line is read and stored twice',
  remedy: 'keep one of `alloy`, `otel` and `promtail` under `collector`',
};

function collectorFault(given: readonly string[]): Fault {
  const none = given.length === 0;
  return {
    kind: COLLECTOR_KIND,
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no collector is given' : `${given.join(' and ')} are given`,
    consequence: none
      ? 'nothing reads logs, and Loki stays empty'
      : 'both would read every line, and it is stored twice',
    fix: none ? 'collector:\n  alloy:\n    namespace: monitoring' : keepOne(given),
  };
}
