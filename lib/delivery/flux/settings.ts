import type { Duration } from '../../units/duration';

/** Settings of delivery by Flux, every default resolved. */
export interface FluxSettings {
  /** Namespace of all Flux objects: no reference crosses namespaces, so a locked-down Flux accepts them too. */
  readonly namespace: string;

  /** The source that holds this repository. */
  readonly source: {
    /** Kind of the source object. */
    readonly kind: 'GitRepository' | 'OCIRepository';

    /** Name of the source object, in the namespace of all others. */
    readonly name: string;
  };

  /** Path of the environment's folder in that source. @default - Flux is told of no folder: someone else applies all */
  readonly path?: string;

  /** How often Flux reconciles without a change. */
  readonly interval: Duration;

  /** How soon Flux tries again after a failure. */
  readonly retryInterval: Duration;

  /** How long Flux waits for one release to become ready. */
  readonly timeout: Duration;

  /** Where the Secrets are. @default - they reach the cluster in another way */
  readonly secrets?: {
    /** Path in the same source, outside of `dist/`. */
    readonly path: string;

    /** Secret with the age key that decrypts them. @default - they are not encrypted with SOPS */
    readonly decryptionSecret?: string;
  };
}
