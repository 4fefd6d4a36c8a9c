import type { JsonObject } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { planStack } from '../../lib/plan/plan';
import { loadFixtures } from './load-fixture';

let delivered: readonly JsonObject[] | undefined;

/** Every object that the environments of the tests deliver, as plain data. */
export function deliveredManifests(): readonly JsonObject[] {
  delivered ??= read();
  return delivered;
}

function read(): readonly JsonObject[] {
  return loadFixtures().flatMap((environment) => {
    const { entry, stages } = planStack(environment).delivery;
    return [...entry, ...Object.values(stages).flat()].map((manifest) => toJson(manifest) as JsonObject);
  });
}
