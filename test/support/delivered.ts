import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { planStack } from '../../lib/plan/plan';

let delivered: readonly JsonObject[] | undefined;

/** Every object that the shipped environments deliver, as plain data. */
export function deliveredManifests(): readonly JsonObject[] {
  delivered ??= read();
  return delivered;
}

function read(): readonly JsonObject[] {
  const { files } = listEnvironmentFiles(join('environments'), []);
  return loadEnvironments(files).environments.flatMap((environment) => {
    const { entry, stages } = planStack(environment).delivery;
    return [...entry, ...Object.values(stages).flat()].map((manifest) => toJson(manifest) as JsonObject);
  });
}
