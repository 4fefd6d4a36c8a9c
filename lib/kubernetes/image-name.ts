/** The registry that images come from, and what it asks for. */
export interface ImageSettings {
  /** Host, and path if it has one: `registry.example.com/mirror`. */
  readonly registry: string;

  /** Secrets with its credentials, in each namespace with pods. */
  readonly pullSecrets: readonly string[];

  /** Digests by what images are called in the registry: `grafana/loki:3.7.6`. */
  readonly digests: Readonly<Record<string, string>>;
}

/** An image in its parts. */
export interface ImageName {
  /** Host of its registry. @default - that of Docker, which is not written */
  readonly host?: string;

  /** Path in the registry, without tag: `grafana/loki`. */
  readonly path: string;

  /** Tag and digest, with what is written before them: `:3.7.6`. */
  readonly reference: string;
}

/** Reads the name of an image: https://github.com/distribution/reference, `ParseNormalizedNamed`. */
export function readImage(image: string): ImageName {
  const [, name = image, reference = ''] = /^(.*?)((?::[^/:@]*)?(?:@.*)?)$/.exec(image) ?? [];
  const [first = '', ...rest] = name.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost'))
    return { host: first, path: officialPath(rest.join('/'), first), reference };
  return { path: officialPath(name), reference };
}

/** Docker's own images are below `library`, which people leave out. */
function officialPath(path: string, host = 'docker.io'): string {
  return host === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
}

/** Names an image as the registry of an environment has it, with its digest where one is given. */
export function imageFrom({ registry, digests }: ImageSettings, image: string): string {
  const { path, reference } = readImage(image);
  const digest = digests[`${path}${reference}`];
  return `${registry}/${path}${reference}${digest === undefined ? '' : `@${digest}`}`;
}

/** Is an image one of the registry? */
export function isFrom({ registry }: ImageSettings, image: string): boolean {
  return image.startsWith(`${registry}/`);
}
