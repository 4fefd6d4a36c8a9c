import type { JsonObject } from '../kubernetes/json';

/** What exists, or is meant, although no object says so. */
export interface Declared {
  /** Namespaces that others own: what is in them is known as far as it is declared. */
  readonly namespaces: readonly string[];

  /** Secrets that somebody creates, with their keys. */
  readonly secrets: readonly { readonly namespace: string; readonly name: string; readonly keys: readonly string[] }[];

  /** Services that others run. */
  readonly services: readonly { readonly namespace: string; readonly name: string; readonly port: number }[];

  /**
   * Services that texts name, nobody runs and nobody calls, such as routes that a chart writes for a part that is off.
   * @default - none
   */
  readonly unusedServices?: readonly { readonly namespace: string; readonly name: string }[];

  /** Ports that an object which runs pods names, although nothing listens there. @default - none */
  readonly silentPorts?: readonly { readonly namespace: string; readonly name: string; readonly port: number }[];

  /** Ports of pods that somebody calls: the flows of the wiring, and what Prometheus reads. */
  readonly calls: readonly Call[];
}

/** Somebody calls a port of pods. */
export interface Call {
  readonly namespace: string;

  /** What selects the pods. */
  readonly podLabels: JsonObject;

  /** The container's. */
  readonly port: number;
}

/** Nothing is declared: the objects speak for themselves. */
export const NOTHING_DECLARED: Declared = { namespaces: [], secrets: [], services: [], calls: [] };
