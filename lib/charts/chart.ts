/** A chart repository that a pin may come from. */
export interface ChartRepository {
  /** Short name, also the name of the delivery engine's repository object: `grafana`. */
  readonly name: string;

  /** Where it is: `https://…` for one with an index, `oci://…` for the part of a registry that holds charts. */
  readonly url: string;

  /** Secret with the credentials for it, in the namespace of the engine's objects. @default - it asks for none */
  readonly secret?: string;

  /** What holds the certificate of its authority, in the same namespace. @default - everybody trusts it */
  readonly ca?: string;

  /** Whose signature its charts must have. @default - they need none */
  readonly verify?: ChartSignature;
}

/** Whose signature of Cosign a chart must have: that of a key, or that of an identity. */
export type ChartSignature =
  | {
      /** Secret with the public keys. */
      readonly secret: string;
    }
  | {
      /** Regular expression for the issuer of the identity. */
      readonly issuer: string;

      /** Regular expression for the identity. */
      readonly subject: string;
    };

/** One exact chart, known by its (repository, version) pair. */
export interface ChartModel {
  /** Name of the chart in its repository: `loki`. */
  readonly name: string;

  /** The repository that publishes it. */
  readonly repository: ChartRepository;

  /** Exact chart version: `6.49.0`. */
  readonly version: string;

  /** Version of the program that the chart installs: `3.6.3`. */
  readonly appVersion: string;

  /** The day on which the version was released, `YYYY-MM-DD`. */
  readonly released: string;

  /** The one artefact of a registry that it must be: `sha256:…`. @default - the one that has its version as tag */
  readonly digest?: string;
}
