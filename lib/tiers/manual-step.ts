import type { Markdown } from '../syntax/markdown';

/** YAML file that people apply by hand to something outside of Kubernetes. */
export interface ManualStep {
  /** Path in the environment's folder. */
  readonly path: string;

  /** Text of the file, in YAML. */
  readonly content: string;

  /** What it is, as a heading. */
  readonly title: string;

  /** What to do with it, in whole sentences. */
  readonly instruction: Markdown;
}
