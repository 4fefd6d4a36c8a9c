import type { Effect } from './effect';
import type { Change } from './pair';

/** One kind of change, and what it does to a stack that runs. */
export interface Transition {
  /** `<family>/<concern>`, as its effects have it: `data/retention`. */
  readonly kind: Effect['kind'];

  /** What changes, in one sentence without a full stop and without values of any environment. */
  readonly finds: string;

  /** What it does to what runs, in one sentence without a full stop. */
  readonly happens: string;

  /**
   * Where that is so: `owner/repository@version:path` on GitHub, or a URL.
   * @default - it follows from what the stack itself does
   */
  readonly sources?: readonly string[];

  /** Whether a synth goes on in any case: nothing goes by it alone, or the file asks for it in so many words. @default false */
  readonly neverStops?: true;

  /** @returns every such change, none if there is none */
  find(change: Change): readonly Effect[];
}
