import type { Manifest } from '../lib/kubernetes/manifest';

/** An object of `dist/` and the file it stands in, relative to the output folder. */
export interface DumpedObject {
  readonly path: string;
  readonly object: Manifest;
}
