import { join } from 'node:path';
import { environmentName, listEnvironmentFiles } from '../../lib/environment/files';
import { environmentLoader } from '../../lib/environment/load';
import { readTextFile } from '../../lib/environment/text-file';
import type { Environment } from '../../lib/plan/environment';
import type { NodeShape } from '../cluster/nodes';
import type { Origin } from './repository';

/** Reads an environment. @throws what is wrong with its file */
export function readEnvironment({ root, settings, environment }: Origin): Environment {
  const load = environmentLoader(readTextFile, { locks: join(root, settings.locks) });
  const loaded = load(environmentFile(join(root, settings.environments), environment));
  if ('environment' in loaded) return loaded.environment;
  throw new Error(loaded.findings.map(({ finding }) => finding.problem).join('\n'));
}

/** Finds the file of an environment. @throws if there is none */
export function environmentFile(folder: string, name: string): string {
  const file = listEnvironmentFiles(folder).files.find((each) => environmentName(each) === name);
  if (file === undefined) throw new Error(`there is no environment ${name} in ${folder}`);
  return file;
}

/** Zones of a region, as clouds have them, and as three nodes of a rack stand for. */
const ZONES = 3;

/** Makes the nodes that an environment names. */
export function nodesOf({ platform }: Environment): readonly NodeShape[] {
  return Array.from({ length: platform.nodes }, (_, index) => ({
    name: `node-${index + 1}`,
    zone: `zone-${(index % ZONES) + 1}`,
  }));
}
