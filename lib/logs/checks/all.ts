import type { Check } from '../../findings/check';
import { directories } from './directories';
import { directoriesUnused } from './directories-unused';
import { dropPattern } from './drop';
import { noSource, podLabelName, sourceChecks, tooManyLabels } from './log-sources';
import { nodeFileOutsideMount, nodeFilePath, nodeFileTwice } from './node-files';
import { filesReadTwice } from './node-files-twice';
import { filesAround, nothingToRedact, redactedNamespaceExcluded } from './redaction';
import type { LogSubject } from './subject';

/** Checks of logs, whichever collector reads them. */
export const LOG_CHECKS: readonly Check<LogSubject>[] = [
  directories,
  directoriesUnused,
  noSource,
  ...sourceChecks,
  podLabelName,
  tooManyLabels,
  dropPattern,
  nodeFileOutsideMount,
  nodeFilePath,
  nodeFileTwice,
  ...filesReadTwice,
  filesAround,
  nothingToRedact,
  redactedNamespaceExcluded,
];
