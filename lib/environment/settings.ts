import { posix } from 'node:path';
import type { JsonObject } from '../kubernetes/json';

/** Where a repository keeps what, and what its people would write on each command line. */
export interface Settings {
  /** Folder of the environment files. */
  readonly environments: string;

  /** Folder that is written: one folder an environment. */
  readonly output: string;

  /** Folder of the inventories of what releases render to. */
  readonly locks: string;

  /** Folder of values and models that win over those of the package. */
  readonly 'charts-values': string;

  /** Folder of charts to render releases with. @default - there is none */
  readonly charts?: string;

  /** Whether charts that are missing are fetched from their repositories. */
  readonly pull: boolean;

  /** Where charts are pulled from, as an environment file says it: such files are laid over it. @default - nothing is said */
  readonly chartSources?: JsonObject;

  /** Where this folder is in its repository, as Flux and Argo CD see it: `infra/logging`. @default - at its root */
  readonly path?: string;
}

export const DEFAULT_SETTINGS: Settings = {
  environments: 'environments',
  output: 'dist',
  locks: 'locks',
  'charts-values': 'charts-values',
  pull: false,
};

export const SETTINGS_FILE = 'cdk8s-logging.yaml';

/** Where the output folder is in its repository, as engines that read the repository see it. */
export function deliveredFolder({ path = '', output }: Pick<Settings, 'path' | 'output'>): string {
  return posix.join(path, output);
}
