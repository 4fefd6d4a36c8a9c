import { posix } from 'node:path';
import { isJsonObject, listIn, valueAt } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import { readFiles, type SourceFile } from '../../material';
import { titleOf } from '../asked';

/** What an environment asks of Flux, as synth has written it. */
export interface Asked {
  /** Where its objects of Flux are. */
  readonly namespace: string;

  /** Who waits for whom: Kustomizations, and HelmReleases. */
  readonly order: readonly Order[];

  /** Titles of the objects of each Kustomization that applies a folder of the environment. */
  readonly objects: ReadonlyMap<string, readonly string[]>;

  /** Titles of all objects whose loss is the loss of lines: namespaces. */
  readonly namespaces: readonly string[];
}

/** One that must be ready before the other begins. */
export interface Order {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** Reads what is asked of Flux. @param output the folder of the environment */
export function readAsked(output: string): Asked {
  const files = readFiles(output);
  const ordered = files.flatMap(({ objects }) => objects).filter(isOfFlux);
  const namespace = ordered.find(({ kind }) => kind === 'Kustomization')?.namespace;
  if (namespace === undefined) throw new Error('there is no Kustomization of Flux in the environment');
  return {
    namespace,
    order: ordered.flatMap(ordersOf),
    objects: new Map(ordered.map((object) => [object.name, titlesBelow(files, valueAt(object.json, 'spec', 'path'))])),
    namespaces: files.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'Namespace').map(titleOf)),
  };
}

function isOfFlux({ apiVersion }: KubeObject): boolean {
  return /^(kustomize|helm)\.toolkit\.fluxcd\.io\//.test(apiVersion);
}

function ordersOf({ kind, name, json }: KubeObject): readonly Order[] {
  return listIn(json, 'spec', 'dependsOn').flatMap((entry) =>
    isJsonObject(entry) ? [{ kind, before: String(entry.name), after: name }] : [],
  );
}

/** A path is that of the folder in the repository; the stage is its last part. */
function titlesBelow(files: readonly SourceFile[], path: unknown): readonly string[] {
  if (typeof path !== 'string') return [];
  const stage = posix.basename(path);
  return files.filter(({ name }) => name.startsWith(`${stage}/`)).flatMap(({ objects }) => objects.map(titleOf));
}
