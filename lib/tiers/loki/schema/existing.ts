import * as z from 'zod';
import { text } from '../../../schema/scalars';
import { EXISTING_DEFAULTS } from '../defaults';

export const existingLoki = z.strictObject({
  pushUrl: text('url')
    .describe('Where lines are pushed: a URL that ends in /loki/api/v1/push.')
    .meta({ examples: ['http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push'] }),
  queryUrl: text('url')
    .optional()
    .describe('Where queries are answered, without a path. Default: pushUrl without its path.'),
  otlpUrl: text('url').optional().describe('Base of its OTLP protocol. Default: pushUrl with the path /otlp.'),
  tenant: text('tenant').optional().describe('The tenant to write and read as. Default: it knows no tenants.'),
  credentialsSecret: text('secret')
    .optional()
    .describe(
      'Secret with the keys `username` and `password`, in the namespace of each caller. Default: none is asked.',
    ),
  structuredMetadata: z
    .boolean()
    .prefault(EXISTING_DEFAULTS.structuredMetadata)
    .describe('Whether it takes structured metadata: Loki 3 with schema v13 and tsdb does.'),
});
