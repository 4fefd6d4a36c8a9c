import * as z from 'zod';
import { duration, labels, optionalKeys, text } from '../schema/scalars';
import { MONITORING_DEFAULTS } from './defaults';
import { ALERT_SEVERITIES } from './settings';

export const monitoring = z.strictObject({
  serviceMonitors: z.boolean().prefault(false).describe('ServiceMonitors; they need the Prometheus Operator.'),
  podMonitors: z
    .boolean()
    .prefault(false)
    .describe('PodMonitors for pods without a Service; they need the Prometheus Operator.'),
  alerts: z
    .boolean()
    .prefault(false)
    .describe(
      'A PrometheusRule with alerts for every workload; it needs the Prometheus Operator, and metrics of kube-state-metrics, kubelets and the API server, as kube-prometheus-stack has them.',
    ),
  severities: optionalKeys(ALERT_SEVERITIES, (name) =>
    text('text').describe(`What alerts bear instead of \`${name}\`.`),
  )
    .prefault(MONITORING_DEFAULTS.severities)
    .describe('The label `severity` of alerts, for an Alertmanager that routes by others. Default: as they are named.')
    .meta({ examples: [{ high: 'critical', medium: 'warning' }] }),
  runbooks: text('url')
    .optional()
    .describe(
      'URL of `docs/runbook.md` where those find it who are alerted. Alerts link to its sections as `runbook_url`. Default: they name the section in the annotation `runbook`.',
    )
    .meta({ examples: ['https://git.example.com/platform/cdk8s-logging/blob/main/docs/runbook.md'], since: '0.2.0' }),
  selectorLabels: labels
    .prefault(MONITORING_DEFAULTS.selectorLabels)
    .describe('Labels by which the Prometheus Operator selects its objects.'),
  interval: duration.prefault(MONITORING_DEFAULTS.interval.toString()).describe('How often metrics are scraped.'),
  scraperNamespace: text('label')
    .optional()
    .describe('Namespace of the pods that scrape. Default: unknown, so that policies let nobody scrape.'),
});
