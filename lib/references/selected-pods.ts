import type { JsonObject } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, objectAt, podLabels } from './kube-object';
import { differing, lacking, nearestByLabels, selects } from './label-selector';

/** Lists the objects whose pods a selector selects in a namespace; an empty selector selects all. */
export function selectedPods(
  namespace: string | undefined,
  selector: JsonObject,
  cluster: Cluster,
): readonly KubeObject[] {
  const labelled = cluster.podsWith(namespace, objectAt(selector, 'matchLabels'));
  return labelled.filter((object) => selects(selector, podLabels(object)));
}

/** An object that a selector nearly selects. */
export interface NearMiss {
  /** The object that was probably meant. */
  readonly object: KubeObject;

  /** The labels that differ, as the object has them. */
  readonly differing: string;

  /** Is it one label only? Then the object was certainly meant, whatever else may be there. */
  readonly isSlip: boolean;
}

/** Finds the object that a selector without a match was probably meant for. */
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
