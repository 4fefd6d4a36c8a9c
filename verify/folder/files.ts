import { type Dirent, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Files of YAML in a folder, without those of charts. */
export interface FoundFiles {
  readonly files: readonly string[];

  /** Folders of Helm charts: their templates are no manifests. */
  readonly charts: readonly string[];
}

/** Finds the manifests of a folder. What tools keep for themselves begins with a dot. */
export function manifestFiles(folder: string): FoundFiles {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some(isChart)) return { files: [], charts: [folder] };
  const below = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => manifestFiles(join(folder, name)));
  const own = entries.filter((entry) => entry.isFile() && /^[^.].*\.ya?ml$/.test(entry.name));
  return {
    files: [...own.map(({ name }) => join(folder, name)), ...below.flatMap(({ files }) => files)].sort(),
    charts: below.flatMap(({ charts }) => charts),
  };
}

/** https://helm.sh/docs/topics/charts/#the-chart-file-structure */
function isChart(entry: Dirent): boolean {
  return entry.isFile() && entry.name === 'Chart.yaml';
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization */
export function isKustomization(file: string): boolean {
  return /^(?:kustomization\.ya?ml|Kustomization)$/.test(basename(file));
}
