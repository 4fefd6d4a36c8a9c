import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../lib/kubernetes/manifest';
import { readYaml } from '../lib/syntax/read-yaml';
import type { DumpedObject } from './objects';

/** Environments that are measured: those of the tests, which nobody deletes, or those at hand. */
export const ENVIRONMENTS = ['test/fixtures/environments', 'environments'].find((folder) => existsSync(folder)) ?? '';

/** The folders of stages and engines: what others are handed is no object of Kubernetes. */
const OBJECTS = /\/(\d-\w+|flux|argocd)\/.+\.yaml$/;

/** Copies the environments, each as often as it takes for so many in all. */
export function copyEnvironments(folder: string, count: number): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ENVIRONMENTS, 'bases'), join(folder, 'bases'), { recursive: true });
  const names = environmentFiles(ENVIRONMENTS);
  for (let index = 0; index < count; index++) {
    const name = names[index % names.length] ?? '';
    const round = Math.floor(index / names.length);
    cpSync(join(ENVIRONMENTS, name), join(folder, round === 0 ? name : name.replace('.yaml', `-${round}.yaml`)));
  }
}

/** Lists the files of environments in a folder. */
export function environmentFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml'));
}

/** Changes the text of the first environment, and nothing that it says: no program knows that before it has read it. */
export function editFirst(folder: string): void {
  appendFileSync(join(folder, environmentFiles(folder)[0] ?? ''), '# edited\n');
}

/** Writes all objects of an output folder into one file. @returns how many they are */
export function dumpObjects(output: string, file: string): number {
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(
    (path) => OBJECTS.test(path) && basename(path) !== 'kustomization.yaml',
  );
  const objects: readonly DumpedObject[] = files.sort().map((path) => ({
    path,
    object: readYaml(readFileSync(join(output, path), 'utf8')) as unknown as Manifest, // a synth has just written it
  }));
  writeFileSync(file, JSON.stringify(objects));
  return objects.length;
}
