import type { Manifest } from './manifest';

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
 */
export function objectFiles(objects: readonly Manifest[]): readonly ObjectFile[] {
  const names = objects.map(plainName);
  return objects.map((object, index) => {
    const name = names[index] ?? '';
    const shared = object.metadata.name === 'default' || names.indexOf(name) !== names.lastIndexOf(name);
    return { file: `${shared ? `${object.metadata.namespace}-` : ''}${name}.yaml`, object };
  });
}

function plainName({ kind, metadata: { name } }: Manifest): string {
  return `${name}-${kind}`.toLowerCase();
}
