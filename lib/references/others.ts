import type { Declared, DeclaredObject } from './declared';

/** What an environment file says of others: what they bring, and what they call. */
export interface Others {
  readonly secrets: Declared['secrets'];
  readonly services: Declared['services'];
  readonly objects: readonly DeclaredObject[];

  /** Ports of the stack that others call. */
  readonly calls: readonly { readonly namespace: string; readonly workload: string; readonly port: number }[];
}
