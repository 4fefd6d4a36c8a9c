import * as z from 'zod';
import { labels, text } from '../schema/scalars';

const namespace = z.strictObject({
  existing: z
    .boolean()
    .prefault(false)
    .describe('Someone else owns the namespace: it is used, but neither created nor labelled.'),
  podSecurity: z
    .enum(['restricted', 'baseline', 'privileged'])
    .optional()
    .describe('Pod Security level to enforce. Default: the strictest that admits what runs there.'),
  labels: labels.prefault({}).describe('Further labels of the namespace.'),
});

export const namespaces = z.record(text('label'), namespace);
