import type { JsonObject } from '../kubernetes/json';

/** An object of somebody else. */
export interface DeclaredObject {
  /** Kind of the object: `ConfigMap`. */
  readonly kind: string;

  /** Namespace of the object. @default - a cluster-scoped object */
  readonly namespace?: string;

  /** Name of the object. */
  readonly name: string;
}

/** What exists, or is meant, although no object says so. */
export interface Declared {
  /** Namespaces that others own: what is in them is known as far as it is declared. */
  readonly namespaces: readonly string[];

  /** Secrets that somebody creates, with their keys. */
  readonly secrets: readonly {
    /** Namespace of the Secret. */
    readonly namespace: string;

    /** Name of the Secret. */
    readonly name: string;

    /** Keys that it holds. */
    readonly keys: readonly string[];
  }[];

  /** Services that others run. */
  readonly services: readonly {
    /** Namespace of the Service. */
    readonly namespace: string;

    /** Name of the Service. */
    readonly name: string;

    /** Port of the Service. */
    readonly port: number;
  }[];

  /** Other objects of others, whatever is in them. @default - none */
  readonly objects?: readonly DeclaredObject[];

  /**
   * Services that texts name, nobody runs and nobody calls, such as routes that a chart writes for a part that is off.
   * @default - none
   */
  readonly unusedServices?: readonly {
    /** Namespace of the Service. */
    readonly namespace: string;

    /** Name of the Service. */
    readonly name: string;
  }[];

  /**
   * Ports of an object which runs pods, that need no caller among the objects: others call them, or nothing listens there.
   * @default - none
   */
  readonly ports?: readonly {
    /** Namespace of the object. */
    readonly namespace: string;

    /** Name of the object. */
    readonly name: string;

    /** Port of its pods. */
    readonly port: number;
  }[];

  /**
   * Ports of pods that somebody calls: the flows of the wiring, and what Prometheus reads.
   * @default - nobody says who calls what, and a port may have callers that no object shows
   */
  readonly calls?: readonly Call[];
}

/** Somebody calls a port of pods. */
export interface Call {
  /** Namespace of the pods. */
  readonly namespace: string;

  /** What selects the pods. */
  readonly podLabels: JsonObject;

  /** The container's. */
  readonly port: number;
}

/** Nothing is declared: the objects speak for themselves. */
export const NOTHING_DECLARED: Declared = { namespaces: [], secrets: [], services: [] };
