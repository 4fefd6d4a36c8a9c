import * as z from 'zod';
import { count, duration, size } from '../../../schema/scalars';
import { CHUNK_ENCODINGS } from '../settings';

/** How much may be written. */
export const limits = z.strictObject({
  ingestionRateMb: count.optional().describe('Megabytes a second, over all distributors.'),
  ingestionBurstMb: count.optional().describe('Megabytes at once, at each distributor: more than the largest push.'),
  maxStreams: count.optional().describe('Active streams, over all ingesters.'),
});

/** When a chunk is full, and how it is compressed. */
export const chunks = z.strictObject({
  idlePeriod: duration.optional().describe('A chunk without new lines is stored after this time.'),
  maxAge: duration.optional().describe('A chunk is stored at this age.'),
  targetSize: size.optional().describe('A chunk is stored when it has about this size, compressed.'),
  encoding: z.enum(CHUNK_ENCODINGS).optional().describe('How chunks are compressed.'),
});
