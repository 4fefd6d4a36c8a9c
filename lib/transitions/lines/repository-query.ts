import type { Query } from '../../queries/query';

/** A query that stands in another file of the repository: a dashboard, or rules. */
export interface RepositoryQuery extends Pick<Query, 'language' | 'text' | 'what'> {
  /** Path of the file, relative to the repository. */
  readonly file: string;

  /** Whether somebody waits for what it finds, as with alerts: nobody sees that it finds nothing. */
  readonly isRule: boolean;
}

/** A file of the repository, as far as queries may stand in it. */
export interface RepositoryFile {
  /** Path of the file, relative to the repository. */
  readonly path: string;

  /** Content of the file. */
  readonly text: string;
}
