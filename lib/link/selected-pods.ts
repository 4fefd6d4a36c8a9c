import type { JsonObject } from '../kubernetes/json';
import { type KubeObject, objectAt, podLabels } from './kube-object';
import { differing, nearestByLabels } from './label-selector';

/** What a selector nearly selects. */
export interface NearMiss {
  readonly object: KubeObject;

  /** The labels that differ, as the object has them. */
  readonly differing: string;
}

/** What a selector that selects nothing was probably meant for. */
export function nearestMiss(
  selector: JsonObject,
  candidates: readonly KubeObject[],
  labelsOf: (object: KubeObject) => JsonObject | KubeObject['labels'] = podLabels,
): NearMiss | undefined {
  const wanted = objectAt(selector, 'matchLabels');
  const object = nearestByLabels(wanted, candidates, labelsOf);
  return object && { object, differing: differing(wanted, labelsOf(object)) };
}
