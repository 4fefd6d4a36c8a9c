import { resolve } from 'node:path';
import { type Json, valueAt } from '../../lib/kubernetes/json';
import { groupOf } from '../../lib/kubernetes/scope';
import { describeObject, type KubeObject, listAt, objectAt } from '../../lib/references/kube-object';

/** What objects of engines do to the objects of a folder. */
export interface Delivered {
  /** Whether they put objects into namespaces that those do not say. */
  readonly moves: boolean;

  /** Whether they change objects on their way. */
  readonly changes: boolean;

  /** Objects that deliver what is not in the folder. */
  readonly brings: readonly string[];
}

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#patches and what stands beside it. */
const FLUX_CHANGES = ['patches', 'components', 'images', 'namePrefix', 'nameSuffix'];

/** Reads the Kustomizations of Flux and the Applications of Argo CD among objects. */
export function deliveredBy(objects: readonly KubeObject[], files: readonly string[]): Delivered {
  const flux = ofGroup(objects, 'kustomize.toolkit.fluxcd.io');
  const argo = ofGroup(objects, 'argoproj.io').filter(({ kind }) => kind === 'Application');
  const sets = ofGroup(objects, 'argoproj.io').filter(({ kind }) => kind === 'ApplicationSet');
  const folders = sourcesOf(argo).filter(({ source }) => valueAt(source, 'path') !== undefined);
  const here = files.map((file) => `${resolve(file)}/`);
  const isHere = (path: Json | undefined) => {
    const text = String(path ?? '')
      .replace(/^[./]+/, '')
      .replace(/\/+$/, '');
    return text === '' || here.some((file) => file.includes(`/${text}/`));
  };
  const elsewhere = [
    ...flux.filter(({ json }) => !isHere(valueAt(json, 'spec', 'path'))),
    ...folders.filter(({ source }) => !isHere(valueAt(source, 'path'))).map(({ by }) => by),
    ...sets,
  ];
  return {
    moves: flux.some(({ json }) => valueAt(json, 'spec', 'targetNamespace') !== undefined),
    changes:
      flux.some(({ json }) => FLUX_CHANGES.some((field) => valueAt(json, 'spec', field) !== undefined)) ||
      folders.some(({ source }) => valueAt(source, 'kustomize') !== undefined),
    brings: [...new Set(elsewhere.map(describeObject))],
  };
}

function ofGroup(objects: readonly KubeObject[], group: string): readonly KubeObject[] {
  return objects.filter(({ apiVersion }) => groupOf(apiVersion) === group);
}

function sourcesOf(applications: readonly KubeObject[]) {
  return applications.flatMap((by) =>
    [objectAt(by.json, 'spec', 'source'), ...listAt(by.json, 'spec', 'sources')].map((source) => ({ by, source })),
  );
}
