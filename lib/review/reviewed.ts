import type { RepositoryQuery } from '../transitions/lines/repository-query';
import type { Side } from '../transitions/side';

/** An environment that a change touches, before and after it. */
export interface Reviewed {
  /** Name of its folder in `dist/`. */
  readonly name: string;

  /** What runs. @default - it is new */
  readonly base?: Side;

  /** What is asked for. @default - it goes */
  readonly head?: Side;
}

/** Something about a review as a whole: what was not looked at, or is not as it should be. */
export interface Note {
  /** One whole sentence, or two. Code stands between backticks. */
  readonly text: string;

  /** What to run about it. @default - nothing */
  readonly command?: string;

  /** Names of the environments that it is about. @default - it is about none in particular */
  readonly environments?: readonly string[];
}

/** What a page is made of. */
export interface ReviewInput {
  /** The environments that a change touches, in the order of their names. */
  readonly environments: readonly Reviewed[];

  /** @default - nothing is told of the review itself */
  readonly notes?: readonly Note[];

  /** The output folder, as its repository knows it. @default 'dist' */
  readonly output?: string;

  /** Queries in other files of the repository, read if something depends on them. @default - nobody looks for them */
  readonly queries?: () => readonly RepositoryQuery[];

  /** Reads a file below `dist/`, of the head or, if it is gone there, of the base. @default - effects have no lines */
  readonly textOf?: (file: string) => string | undefined;
}
