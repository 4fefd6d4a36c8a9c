import type { AskedSettings } from './sources/all';

/** Namespaces whose secrets leave no node: lib/logs/redaction/rules.ts says what is taken out of their lines. */
export interface Redaction {
  /** At least one. */
  readonly namespaces: readonly string[];
}

/** Lines of pods that nobody wants to keep. */
export interface DropRule {
  /** What they are, for people. */
  readonly name: string;

  /** A pattern in the syntax of RE2 that such a line matches somewhere. */
  readonly pattern: string;
}

/**
 * What is collected, in no collector's dialect: whichever collector runs, the same line gets the same labels. Settings of
 * a source that are absent mean that it is not collected.
 */
export interface LogIntent extends AskedSettings {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** Directories of the node that collectors may read, mounted read-only. Every source lies below one of them. */
  readonly nodeDirectories: readonly string[];

  /** @default - nothing is taken out of lines */
  readonly redaction?: Redaction;

  /** Lines of pods that are dropped where they are read. */
  readonly drop: readonly DropRule[];
}
