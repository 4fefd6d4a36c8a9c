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

/** One exact chart, known by its (publisher, version) pair. */
export interface ChartModel {
  /** Name of the chart in its repository: `loki`. */
  readonly name: string;

  /** Name of the repository that publishes it: the same version of another publisher is another chart. */
  readonly publisher: string;

  /** Where it is pulled from. */
  readonly repository: ChartRepository;

  /** Exact chart version: `6.49.0`. */
  readonly version: string;

  /** What the chart says of its program, which its templates take for images without a tag: `3.6.3`. */
  readonly appVersion: string;

  /** Version of the program that it installs as its values are: `3.6.3`. */
  readonly program: string;

  /** A day by which it was released, `YYYY-MM-DD`. */
  readonly released: string;

  /** Version of the model that describes it: its own, or the nearest of its line. */
  readonly modelled: string;

  /** The one artefact of a registry that it must be: `sha256:…`. @default - the one that has its version as tag */
  readonly digest?: string;
}
