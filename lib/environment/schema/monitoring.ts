import * as z from 'zod';
import { duration, labels } from './scalars';

export const monitoring = z.strictObject({
  serviceMonitors: z.boolean().prefault(false).describe('ServiceMonitors; they need the Prometheus Operator.'),
  selectorLabels: labels.prefault({}).describe('Labels by which the Prometheus Operator selects its objects.'),
  interval: duration.prefault('30s').describe('How often metrics are scraped.'),
});
