import { join } from 'node:path';
import { environmentName, listEnvironmentFiles } from '../../lib/environment/files';
import { environmentLoader } from '../../lib/environment/load';
import { readTextFile } from '../../lib/environment/text-file';
import { followExtends, mergedData } from '../../lib/environment/yaml/chain';
import { yamlOpener } from '../../lib/environment/yaml/open';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { Environment } from '../../lib/plan/environment';
import type { Origin } from './origin';

/** Reads an environment. @throws what is wrong with its file */
export function readEnvironment({ root, settings, environment }: Origin): Environment {
  const load = environmentLoader(readTextFile, { locks: join(root, settings.locks) });
  const loaded = load(environmentFile(join(root, settings.environments), environment));
  if ('environment' in loaded) return loaded.environment;
  throw new Error(loaded.findings.map(({ finding }) => finding.problem).join('\n'));
}

/** Reads what the file of an environment says, with what it extends, as one. @throws what is wrong with one of them */
export function readFlat({ root, settings, environment }: Origin): JsonObject {
  const open = yamlOpener(readTextFile);
  const path = environmentFile(join(root, settings.environments), environment);
  const opened = open(path);
  const chain = opened !== undefined && 'file' in opened ? followExtends(opened.file, open) : undefined;
  if (chain === undefined || 'findings' in chain) throw new Error(`${path}: its chain of extends is broken`);
  return mergedData(chain.layers);
}

/** Finds the file of an environment. @throws if there is none */
export function environmentFile(folder: string, name: string): string {
  const file = listEnvironmentFiles(folder).files.find((each) => environmentName(each) === name);
  if (file === undefined) throw new Error(`there is no environment ${name} in ${folder}`);
  return file;
}
