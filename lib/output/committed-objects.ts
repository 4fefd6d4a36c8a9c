import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type KubeObject, kubeObject } from '../references/kube-object';
import { quickDocuments } from '../syntax/read-yaml';
import { yamlFiles } from './committed';
import { generatedFrom } from './file';

/**
 * Reads the objects that an earlier run wrote for an environment, each with its file as origin. What others put beside
 * them is left out, and so is what is no YAML any more: the file is written anew.
 */
export function committedObjects(directory: string, environment: string): readonly KubeObject[] {
  return yamlFiles(join(directory, environment)).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (generatedFrom(text) === undefined) return [];
    const origin = relative(directory, file).replaceAll(sep, '/');
    return (quickDocuments(text) ?? []).flatMap((document) => kubeObject(document, origin) ?? []);
  });
}
