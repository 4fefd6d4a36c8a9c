import * as z from 'zod';
import type { JsonObject } from '../../../kubernetes/json';
import { text } from '../../../schema/scalars';
import type { Bucket } from './kind';

/** Names of the buckets of an object store, which must exist. */
export interface LokiBuckets {
  /** Bucket for lines and their index. */
  readonly chunks: string;

  /** Bucket for rules that Loki is given by its API; may be the same. @default - it is given none */
  readonly ruler?: string;
}

export const bucketsSection = z
  .strictObject({
    chunks: text('bucket')
      .describe('Bucket for lines and their index.')
      .meta({ examples: ['loki-chunks'] }),
    ruler: text('bucket')
      .optional()
      .describe('Bucket for rules that Loki is given by its API; may be the same. Default: it is given none.'),
  })
  .describe('Names of the buckets, which must exist.');

/** Values of the buckets, which both charts read below `loki.storage`. */
export function bucketNames({ chunks, ruler }: LokiBuckets): JsonObject {
  return { bucketNames: { chunks, ...(ruler === undefined ? {} : { ruler }) } };
}

/** The bucket for rules, and where an environment file names it. */
export function rulerBucket({ ruler }: LokiBuckets, section: string): Bucket | undefined {
  return ruler === undefined ? undefined : { name: ruler, path: [section, 'ruler'] };
}
