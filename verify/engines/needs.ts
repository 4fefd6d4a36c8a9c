import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { readWords } from '../../lib/syntax/words';

/** What an environment awaits of others, by its `needs.txt`. */
export interface Needs {
  readonly namespaces: readonly string[];

  /** To be made by hand. */
  readonly secrets: readonly NeededSecret[];

  /** What something else brings, such as an encrypted file of the same repository. */
  readonly announced: readonly NeededSecret[];
}

export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
}

/** Reads what an environment needs. @param folder that of the environment */
export function readNeeds(folder: string): Needs {
  const lines = readFileSync(join(folder, 'needs.txt'), 'utf8').split('\n').map(readWords);
  const of = (kind: string) => lines.filter(([word]) => word === kind).map(([, ...words]) => words);
  return {
    namespaces: of('namespace').map(([name = '']) => name),
    secrets: of('secret').map(secretOf),
    announced: of('announced').map(secretOf),
  };
}

function secretOf([namespace = '', name = '', ...keys]: readonly string[]): NeededSecret {
  return { namespace, name, keys };
}

export const namespaceObject = (name: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});
