import type { JsonObject } from '../kubernetes/json';

/** An object of somebody else. */
export interface DeclaredObject {
  readonly kind: string;

  /** @default - a cluster-scoped object */
  readonly namespace?: string;
  readonly name: string;
}

/** What exists, or is meant, although no object says so. */
export interface Declared {
  /** Namespaces that others own: what is in them is known as far as it is declared. */
  readonly namespaces: readonly string[];

  /** Secrets that somebody creates, with their keys. */
  readonly secrets: readonly { readonly namespace: string; readonly name: string; readonly keys: readonly string[] }[];

  /** Services that others run. */
  readonly services: readonly { readonly namespace: string; readonly name: string; readonly port: number }[];

  /** Other objects of others, whatever is in them. @default - none */
  readonly objects?: readonly DeclaredObject[];

  /**
   * Services that texts name, nobody runs and nobody calls, such as routes that a chart writes for a part that is off.
   * @default - none
   */
  readonly unusedServices?: readonly { readonly namespace: string; readonly name: string }[];

  /**
   * Ports of an object which runs pods, that need no caller among the objects: others call them, or nothing listens there.
   * @default - none
   */
  readonly ports?: readonly { readonly namespace: string; readonly name: string; readonly port: number }[];

  /**
   * Ports of pods that somebody calls: the flows of the wiring, and what Prometheus reads.
   * @default - nobody says who calls what, and a port may have callers that no object shows
   */
  readonly calls?: readonly Call[];
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
export const NOTHING_DECLARED: Declared = { namespaces: [], secrets: [], services: [] };
