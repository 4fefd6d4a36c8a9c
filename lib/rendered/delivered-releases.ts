import type { KubeObject } from '../references/kube-object';
import { argoReleases } from './argo-release';
import type { DeliveredRelease } from './delivered-release';
import { fluxRelease } from './flux-release';
import { helmControllerRelease } from './helm-controller-release';

/** Finds every Helm release among objects, whichever engine installs it. */
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
