import type { JsonObject } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, objectAt, podLabels } from './kube-object';
import { differing, lacking, nearestByLabels, selects } from './label-selector';

/** What runs the pods of a namespace that a selector selects; an empty one selects all. */
export function selectedPods(
  namespace: string | undefined,
  selector: JsonObject,
  cluster: Cluster,
): readonly KubeObject[] {
  const labelled = cluster.podsWith(namespace, objectAt(selector, 'matchLabels'));
  return labelled.filter((object) => selects(selector, podLabels(object)));
}

/** What a selector nearly selects. */
export interface NearMiss {
  /** The object that was probably meant. */
  readonly object: KubeObject;

  /** The labels that differ, as the object has them. */
  readonly differing: string;

  /** Is it one label only? Then the object was certainly meant, whatever else may be there. */
  readonly isSlip: boolean;
}

/** What a selector that selects nothing was probably meant for. */
export function nearestMiss(
  selector: JsonObject,
  candidates: readonly KubeObject[],
  labelsOf: (object: KubeObject) => JsonObject | KubeObject['labels'] = podLabels,
): NearMiss | undefined {
  const wanted = objectAt(selector, 'matchLabels');
  const object = nearestByLabels(wanted, candidates, labelsOf);
  if (!object) return undefined;
  const labels = labelsOf(object);
  return { object, differing: differing(wanted, labels), isSlip: lacking(wanted, labels).length === 1 };
}
