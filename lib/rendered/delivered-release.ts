import type { JsonObject } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import { argoReleases } from './argo-release';
import { fluxRelease } from './flux-release';
import { helmControllerRelease } from './helm-controller-release';

/** A Helm release as an object of a delivery engine asks for it, patches included. */
export interface DeliveredRelease {
  /** The Helm release name: charts build names of objects from it. */
  readonly name: string;

  /** Where its objects go. */
  readonly namespace: string;

  readonly chart: string;
  readonly version: string;

  /** URL of the chart's repository. @default - the object that names it is not there */
  readonly repository?: string;

  readonly values: JsonObject;

  /**
   * Why the objects alone do not tell what it renders to, in a few words: `it takes values from elsewhere`.
   * @default - they do
   */
  readonly unknowable?: string;

  /** The object that asks for it. */
  readonly object: KubeObject;
}

/** Every Helm release among objects, whichever engine installs it. */
export function deliveredReleases(objects: readonly KubeObject[]): readonly DeliveredRelease[] {
  return objects.flatMap((object) => readReleases(object, objects));
}

/** Other groups have kinds of these names, too. */
function readReleases(object: KubeObject, all: readonly KubeObject[]): readonly DeliveredRelease[] {
  const [group] = object.apiVersion.split('/');
  switch (`${group} ${object.kind}`) {
    case 'helm.toolkit.fluxcd.io HelmRelease':
      return [fluxRelease(object, all)];
    case 'argoproj.io Application':
      return argoReleases(object);
    case 'helm.cattle.io HelmChart':
      return [helmControllerRelease(object, all)];
    default:
      return [];
  }
}
