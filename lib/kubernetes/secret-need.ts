/** A Secret that must exist before a release starts. Its content never passes through this project. */
export interface SecretNeed {
  /** Name of the Secret. */
  readonly name: string;

  /** Namespace of the Secret. */
  readonly namespace: string;

  /** The keys it must hold, each with what belongs there. */
  readonly keys: Readonly<Record<string, string>>;

  /** Its type, where whoever reads it takes no other. @default - any */
  readonly type?: string;

  /** Labels by which it is found. @default - it is found by its name */
  readonly labels?: Readonly<Record<string, string>>;

  /** Who reads it, and for what. */
  readonly purpose: string;
}
