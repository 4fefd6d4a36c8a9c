import * as z from 'zod';
import type { JsonObject } from '../../../kubernetes/json';
import { text } from '../../../schema/scalars';

/** Names of the buckets of an object store, which must exist. */
export interface LokiBuckets {
  /** Bucket for lines and their index. */
  readonly chunks: string;

  /** Bucket for rules; may be the same. @default - rules are not kept in the object store */
  readonly ruler?: string;
}

export const bucketsSection = z
  .strictObject({
    chunks: text('bucket')
      .describe('Bucket for lines and their index.')
      .meta({ examples: ['loki-chunks'] }),
    ruler: text('bucket').optional().describe('Bucket for rules; may be the same. Default: rules are not kept there.'),
  })
  .describe('Names of the buckets, which must exist.');

/** Values of the buckets, which both charts read below `loki.storage`. */
export function bucketNames({ chunks, ruler }: LokiBuckets): JsonObject {
  return { bucketNames: { chunks, ...(ruler === undefined ? {} : { ruler }) } };
}
