import * as z from 'zod';
import { text } from '../../schema/scalars';

const accessLogs = z.strictObject({
  namespaces: z
    .array(text('label'))
    .min(1)
    .describe('Namespaces whose sidecars and waypoints write access logs.')
    .meta({ examples: [['shop']] }),
  provider: text('label')
    .prefault('access-logs-with-trace-ids')
    .describe("Name of the extension provider in Istio's mesh configuration, which is handed out beside dist/."),
});

export const tracing = z.strictObject({
  datasourceUid: text('uid').prefault('tempo').describe('Uid of the Grafana data source that shows traces.'),
  accessLogs: accessLogs.optional().describe('Access logs of Istio with ids of traces. Default: Istio is left alone.'),
});
