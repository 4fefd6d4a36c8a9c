/** Programs of which a model knows what they read, by the end of their images' names. */
const IMAGES = {
  loki: 'loki',
  promtail: 'promtail',
  alloy: 'alloy',
  'opentelemetry-collector': 'otelcol',
  'opentelemetry-collector-k8s': 'otelcol',
  'opentelemetry-collector-contrib': 'otelcol',
  'opentelemetry-collector-otlp': 'otelcol',
} as const;

/** A program that runs in a container. */
export type ImageProgram = (typeof IMAGES)[keyof typeof IMAGES];

/** A program, and the version of it that an image has. */
export interface ProgramImage {
  /** The program. */
  readonly program: ImageProgram;

  /** Its version: `3.6.3`. @default - the image names none, as with a digest */
  readonly version?: string;
}

/** Reads program and version off the name of an image; nothing if it is of no known program. */
export function programOfImage(image: string): ProgramImage | undefined {
  const [, name = '', tag = ''] = /([^/:@]+)(?::([^@]*))?(?:@.*)?$/.exec(image) ?? [];
  if (!isKnown(name)) return undefined;
  const version = /^v?(\d+\.\d+\.\d+)\b/.exec(tag)?.[1];
  return { program: IMAGES[name], ...(version !== undefined && { version }) };
}

function isKnown(name: string): name is keyof typeof IMAGES {
  return Object.hasOwn(IMAGES, name);
}
