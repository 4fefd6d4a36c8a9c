import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

let root: string | undefined;

/**
 * Finds the folder of what this project brings beside its code, such as `charts-values/`: the checkout, or the installed
 * package.
 * @throws if the installation is not whole
 */
export function packageRoot(): string {
  root ??= findRoot();
  return root;
}

/** Tells whether a folder is that of the package, as in the repository of this project, where it belongs to no user. */
export function isPackaged(folder: string): boolean {
  return realpathSync(folder) === realpathSync(join(packageRoot(), 'charts-values'));
}

function findRoot(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'charts-values', 'catalog.yaml'))) return folder;
  }
  throw new Error('charts-values/catalog.yaml is missing: reinstall cdk8s-logging');
}
