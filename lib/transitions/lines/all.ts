import type { Transition } from '../transition';
import { collector } from './collector';
import { destination } from './destination';
import { drops } from './drops';
import { labels } from './labels';
import { limits } from './limits';
import { excludedNamespaces } from './namespaces';
import { nodes } from './nodes';
import { placesRead } from './places-read';
import { positions } from './positions';
import { queries } from './queries';
import { queues } from './queues';
import { redaction } from './redaction';
import { sources } from './sources';
import { switched } from './switched';

/** What becomes of lines to come, and how they are found. */
export const LINES: readonly Transition[] = [
  switched,
  collector,
  sources,
  placesRead,
  excludedNamespaces,
  drops,
  redaction,
  labels,
  queries,
  positions,
  queues,
  destination,
  limits,
  nodes,
];
