import { createHash } from 'node:crypto';
import { idOfManifest, type Manifest } from './manifest';

/** An object, and the file that it is written to. */
export interface ObjectFile {
  /** Name of the file in its folder. */
  readonly file: string;

  /** The one object that the file holds. */
  readonly object: Manifest;
}

/**
 * Names a file after each object: `loki-helmrelease.yaml` sorts by component and survives edits. Objects of one kind that
 * share a name, each in a namespace of its own, have the namespace in front; `default` always has, because others follow.
 * What no folder takes everywhere, or would be one file with another, ends in a hash of the object's identity instead.
 */
export function objectFiles(objects: readonly Manifest[]): readonly ObjectFile[] {
  const plain = objects.map(plainName);
  const named = objects.map((object, index) => withNamespace(object, plain, plain[index] ?? ''));
  return objects.map((object, index) => {
    const name = named[index] ?? '';
    const unique = isFileName(name) && named.indexOf(name) === named.lastIndexOf(name);
    return { file: `${unique ? name : hashedName(name, object)}.yaml`, object };
  });
}

function plainName({ kind, metadata: { name } }: Manifest): string {
  return `${name}-${kind}`.toLowerCase();
}

function withNamespace({ metadata }: Manifest, names: readonly string[], name: string): string {
  const shared = metadata.name === 'default' || names.indexOf(name) !== names.lastIndexOf(name);
  return shared && metadata.namespace !== undefined ? `${metadata.namespace}-${name}` : name;
}

/** Names of RBAC may have nearly any letter; the longest name of a file has 255 bytes, and no system forbids these. */
function isFileName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,199}$/.test(name);
}

function hashedName(name: string, object: Manifest): string {
  const readable = name.replaceAll(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z0-9]+/, '');
  const hash = createHash('sha256').update(idOfManifest(object)).digest('hex').slice(0, 8);
  return `${readable.slice(0, 180)}-${hash}`;
}
