import { defineCheck } from '../../findings/check';
import type { Manifest } from '../../kubernetes/manifest';
import type { Workload } from '../../wiring/workload';
import type { MeshInput } from '../input';

/** Input of the checks of the mesh. */
export interface MeshSubject {
  /** @default - the cluster has no mesh */
  readonly mesh?: MeshInput;

  /** What is delivered before the releases, policies among it. */
  readonly prerequisites: readonly Manifest[];

  /** Workloads of the stack. */
  readonly workloads: readonly Workload[];
}

/** Defines a check of the mesh. */
export const meshCheck = defineCheck<MeshSubject>();
