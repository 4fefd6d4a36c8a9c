import type { YamlFile } from './yaml/yaml-file';

let base: YamlFile | undefined;

/** Has environment files laid over what a repository says for all of them. Called once, before the first one is read. */
export function useBaseLayer(file: YamlFile | undefined): void {
  base = file;
}

/** What is below each environment file, and below all that it extends: one layer, or none. */
export function baseLayers(): readonly YamlFile[] {
  return base === undefined ? [] : [base];
}
