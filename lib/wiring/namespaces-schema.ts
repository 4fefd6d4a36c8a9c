import * as z from 'zod';
import { labels, text } from '../schema/scalars';
import { NAMESPACE_DEFAULTS } from './namespaces';

const namespace = z.strictObject({
  existing: z
    .boolean()
    .prefault(NAMESPACE_DEFAULTS.existing)
    .describe('Someone else owns the namespace: it is used, but neither created nor labelled.'),
  podSecurity: z
    .enum(['restricted', 'baseline', 'privileged'])
    .optional()
    .describe('Pod Security level to enforce. Default: the strictest that admits what runs there.'),
  labels: labels.prefault(NAMESPACE_DEFAULTS.labels).describe('Further labels of the namespace.'),
});

export const namespaces = z.record(text('label'), namespace);
