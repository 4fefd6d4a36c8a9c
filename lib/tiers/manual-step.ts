/** A YAML file for hands other than the delivery engine's: something outside of Kubernetes must be told. */
export interface ManualStep {
  /** Path in the environment's folder. */
  readonly path: string;

  /** Text of the file, in YAML. */
  readonly content: string;

  /** What it is, as a heading. */
  readonly title: string;

  /** What to do with it, in whole sentences of Markdown. */
  readonly instruction: string;
}
