import { dirname, relative, resolve } from 'node:path';
import { isJsonObject, type JsonObject, listIn } from '../../lib/kubernetes/json';
import type { DeclaredObject } from '../../lib/references/declared';

/** What files of Kustomize do to the objects beside them. */
export interface Kustomized {
  /** Whether they move objects into other namespaces, or make some in one that nobody says. */
  readonly moves: boolean;

  /** Whether they change what refers, or what is referred to. */
  readonly changes: boolean;

  /** What they bring that is not in the folder: URLs, and paths outside of it. */
  readonly brings: readonly string[];

  /** ConfigMaps and Secrets that they make. */
  readonly makes: readonly DeclaredObject[];
}

const CHANGES =
  /^(?:namePrefix|nameSuffix|patches\w*|components|generators|helm\w+|labels|commonLabels|replacements|transformers)$/;
const GENERATED = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' } as const;

/** Reads a kustomization.yaml. */
export function kustomizedBy(data: JsonObject, file: string, folder: string, namespace: string): Kustomized {
  const moves = typeof data.namespace === 'string';
  const place = moves ? data.namespace : namespace;
  const generated = Object.entries(GENERATED).flatMap(([field, kind]) =>
    listIn(data, field)
      .filter(isJsonObject)
      .map(({ name, namespace: own }) => ({ kind, name: String(name), own })),
  );
  return {
    moves: moves || generated.some(({ own }) => own === undefined),
    changes: Object.entries(data).some(([key, value]) => CHANGES.test(key) && isGiven(value)),
    brings: ['resources', 'bases', 'components'].flatMap((field) =>
      listIn(data, field)
        .map(String)
        .filter((resource) => isElsewhere(resource, dirname(file), folder)),
    ),
    makes: generated.map(({ kind, name, own }) => ({ kind, name, namespace: String(own ?? place) })),
  };
}

function isGiven(value: JsonObject[string]): boolean {
  return typeof value !== 'object' || (value !== null && Object.keys(value).length > 0);
}

/** A URL of any form that Kustomize takes, or a path that leads out of the folder. */
function isElsewhere(resource: string, from: string, folder: string): boolean {
  if (/:\/\/|^git@|\?ref=|^github\.com\//.test(resource)) return true;
  return relative(resolve(folder), resolve(from, resource)).startsWith('..');
}
