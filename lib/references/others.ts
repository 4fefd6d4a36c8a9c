import type { Declared, DeclaredObject } from './declared';

/** Objects that others bring, and ports of the stack that they call, as an environment file declares them. */
export interface Others {
  /** Secrets that values or patches refer to. */
  readonly secrets: Declared['secrets'];

  /** Services that values or patches call. */
  readonly services: Declared['services'];

  /** Any other objects that values or patches refer to. */
  readonly objects: readonly DeclaredObject[];

  /** Ports of the stack that others call. */
  readonly calls: readonly {
    /** Namespace of the pods. */
    readonly namespace: string;

    /** Name of the Deployment, StatefulSet or DaemonSet that runs the pods. */
    readonly workload: string;

    /** Port of the pods. */
    readonly port: number;
  }[];
}
