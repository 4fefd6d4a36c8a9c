import type { BrokenLink } from './broken-link';
import type { Cluster } from './cluster';

/** Looks at one way in which objects refer to each other. Pure. */
export type Rule = (cluster: Cluster) => readonly BrokenLink[];
