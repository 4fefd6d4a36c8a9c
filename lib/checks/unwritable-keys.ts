import { STAGES } from '../delivery/stage';
import type { Check } from '../findings/check';
import { isJsonObject } from '../kubernetes/json';
import { describeManifest } from '../kubernetes/manifest';
import { fieldName } from '../objects/object-problem';
import { type PlanSubject, planCheck } from './subject';

/** What `sanitizeValue` of cdk8s@2.70.106 asks every map for, and takes for the class of the map. */
const UNWRITABLE = 'constructor';

const unwritableKeys = planCheck({
  id: 'delivery/unwritable-key',
  severity: 'error',
  since: '0.2.0',
  finds: `an object has a field or a label that is called \`${UNWRITABLE}\`, which cdk8s can not print`,
  happens: 'nothing can be written for the cluster',
  remedy: 'use another name',
  needs: ['delivery'],
  find: ({ delivery: { entry, stages } }) =>
    [...entry, ...STAGES.flatMap((stage) => stages[stage])].flatMap((manifest) =>
      placesOf(manifest, []).map((place) => ({
        path: [],
        problem: `${describeManifest(manifest)} has ${fieldName(place)}, and cdk8s prints no object with a key of that name`,
        fix: 'use another name where the file says it',
      })),
    ),
});

/** Looks at what would be written, if nothing else keeps it from that. */
export const WRITING_CHECKS: readonly Check<PlanSubject>[] = [unwritableKeys];

function placesOf(value: unknown, path: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const here = [...path, key];
    return key === UNWRITABLE ? [here] : placesOf(below, here);
  });
}
