import * as z from 'zod';
import { duration, labels, text } from './scalars';

export const monitoring = z.strictObject({
  serviceMonitors: z.boolean().prefault(false).describe('ServiceMonitors; they need the Prometheus Operator.'),
  podMonitors: z
    .boolean()
    .prefault(false)
    .describe('PodMonitors for pods without a Service; they need the Prometheus Operator.'),
  selectorLabels: labels.prefault({}).describe('Labels by which the Prometheus Operator selects its objects.'),
  interval: duration.prefault('30s').describe('How often metrics are scraped.'),
  scraperNamespace: text('label')
    .optional()
    .describe('Namespace of the pods that scrape. Default: unknown, so that policies let nobody scrape.'),
});
