import * as z from 'zod';
import type { JsonObject } from '../kubernetes/json';
import { isJsonObject } from '../kubernetes/json';

const map = z.custom<JsonObject>(isJsonObject, 'not a map');

/** What a file says of the chart as a whole. */
const HEAD = {
  /** Changes with the form of these files: a file of another form is made anew. */
  format: z.literal(1),
  chart: z.string(),
  publisher: z.string(),
  version: z.string(),

  /** What the chart says of its program, which its templates take for images without a tag. */
  appVersion: z.string(),

  /** Version of the program that it installs as its values are. */
  program: z.string(),

  /** The day of its release; a chart in a folder does not say it. */
  released: z.iso.date().optional(),

  /** Of all that decides what it renders: `sha256:…`. */
  digest: z.string(),
} as const;

/** What a chart reads and brings; a difference has only what differs, `null` for what is gone. */
const BODY = {
  kubeVersion: z.string().nullable().optional(),
  keys: map,
  defaults: map,

  /** Images by the path of the value that names them. */
  images: map,

  /** What it refuses to render, by a hash of the condition: the values that it looks at. */
  refusals: map,

  /** Keys that its values list and no template reads. */
  unread: map.optional(),

  /** Subcharts by the key of their values. */
  dependencies: map,

  /** Ports of what it renders in all its forms, by objects: `Service loki`. @default - nobody looked */
  ports: map.optional(),
} as const;

/**
 * Ways in which a version does not fit: Helm refuses it, values are not read, something leads nowhere, or it runs otherwise than is computed.
 */
const LIMIT_KINDS = ['refused', 'unread', 'unlinked', 'different'] as const;

const PROOF = {
  /** Parts of a stack that it renders otherwise than is computed of it. */
  limits: z
    .array(
      z.strictObject({
        feature: z.string(),
        kind: z.enum(LIMIT_KINDS),
        object: z.string(),
        expected: z.string(),
        found: z.string(),
      }),
    )
    .optional(),

  /** The names of the parts that Helm rendered as they are computed. @default - nobody looked */
  proven: z.array(z.string()).optional(),
} as const;

const whole = z.strictObject({ ...HEAD, ...PROOF, ...BODY });

const difference = z.strictObject({
  ...HEAD,
  ...PROOF,

  /** The version of the same publisher that it is told by, and a hash of its file. */
  base: z.strictObject({ version: z.string(), hash: z.string() }),
  ...z.object(BODY).partial().shape,
});

/** A file below `charts-values/models/`: one version of a chart, whole or as what differs from another. */
export const ModelFile = z.union([difference, whole]);

/** @see ModelFile */
export type ModelFile = z.infer<typeof ModelFile>;

/** A model as it is after what it is told by. */
export type WholeModel = z.infer<typeof whole>;

/** A part of a stack that a version of a chart renders otherwise than is computed of it. */
export type ChartLimit = NonNullable<WholeModel['limits']>[number];
