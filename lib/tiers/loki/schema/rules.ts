import * as z from 'zod';
import type { FindingKind } from '../../../findings/finding-kind';
import { removeKey } from '../../../findings/repair';
import { exactlyOne, type Fault } from '../../../schema/fault';
import { duration, text } from '../../../schema/scalars';

/** Kinds of rules: each rule has exactly one of these keys. */
export const RULE_KINDS = ['alert', 'record'] as const;

const metricLabels = z.record(text('metricLabel'), text('text'));

const rule = z.strictObject({
  alert: text('text').optional().describe('Name of the alert. This or record.'),
  record: text('text').optional().describe('Name of the metric that the result is stored as. This or alert.'),
  expr: text('text')
    .describe('LogQL expression that gives numbers.')
    .meta({ examples: ['sum(count_over_time({app="api"} |= "panic" [5m])) > 0'] }),
  for: duration.optional().describe('How long the condition must hold before the alert fires, for example 5m.'),
  labels: metricLabels.optional().describe('Labels to add to the alert or metric.'),
  annotations: metricLabels.optional().describe('Texts that go with the alert.'),
});

const group = z.strictObject({
  name: text('text')
    .describe('Name of the group, unique in this file.')
    .meta({ examples: ['log-alerts'] }),
  interval: duration.optional().describe("How often its rules are evaluated. Default: the ruler's own interval."),
  rules: z
    .array(exactlyOne(rule, RULE_KINDS, ruleKindFault))
    .min(1)
    .describe('Rules in the format of Prometheus, with LogQL in `expr`.')
    .meta({ examples: [[{ alert: 'Panic', expr: 'sum(count_over_time({app="api"} |= "panic" [5m])) > 0' }]] }),
});

export const lokiRules = z.strictObject({
  alertmanager: text('url')
    .describe('URL of the Alertmanager that gets the alerts.')
    .meta({ examples: ['http://alertmanager-operated.monitoring.svc:9093'] }),
  groups: z
    .array(group)
    .min(1)
    .optional()
    .describe(
      'Groups of rules; those of a group are evaluated in order. Default: Loki takes them by its API, and keeps them in the bucket for rules.',
    ),
});

export const RULE_KIND: FindingKind = {
  id: 'loki/rule-kind',
  severity: 'error',
  since: '0.1.0',
  finds: 'a rule over logs is neither an alert nor a record, or both',
  happens: "Loki's ruler refuses the whole group",
  remedy: 'give the rule one of `alert` and `record`',
};

/** Describes the fault of a rule that is neither of the two, or both. */
export function ruleKindFault(given: readonly string[]): Fault {
  return {
    kind: RULE_KIND,
    path: [],
    problem:
      given.length === 0 ? 'the rule is neither an alert nor a record' : 'the rule is both an alert and a record',
    consequence: "Loki's ruler refuses the whole group",
    fix:
      given.length === 0
        ? 'name the alert with `alert`, or the metric with `record`'
        : removeKey(['record'], { otherwise: 'move it to a rule of its own' }),
  };
}
