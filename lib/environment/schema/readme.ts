import * as z from 'zod';
import { text } from '../../schema/scalars';

const deviation = z.strictObject({
  built: text('text').describe('What is built instead.'),
  reason: text('text').describe('Why.'),
});

/** Maps, because lists of an extended file would be replaced as a whole. */
export const readme = z.strictObject({
  deviations: z
    .record(text('text'), deviation)
    .prefault({})
    .describe('Where the result differs from what was asked for: by what was asked.'),
  queries: z.record(text('text'), text('text')).prefault({}).describe('LogQL for people to copy: by what it shows.'),
});
