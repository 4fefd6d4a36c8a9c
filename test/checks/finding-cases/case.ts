import type { Finding } from '../../../lib/findings/finding';

/**
 * What causes a finding: the text of an environment file; files by their paths, of which those in `environments/` are
 * synthesized; or checks that run on what no file can say.
 */
export type Case = string | Readonly<Record<string, string>> | (() => readonly Pick<Finding, 'id'>[]);

/** Cases by the id of the finding that each gives. */
export type Cases = Readonly<Record<string, Case>>;
