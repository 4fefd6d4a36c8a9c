import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import { type FileFault, fileFault, type SystemError } from './file-fault';
import type { WriteError } from './write';

export const DISK: FindingKind = {
  id: 'output/disk',
  severity: 'error',
  since: '0.2.0',
  finds:
    'a file can not be read or written: the disk is full or read-only, rights are missing, or something is in its way',
  happens: 'the cluster gets what was written before, as far as the finding does not say otherwise',
  remedy: 'do what the finding says, then run it again: only what is missing is written',
};

/** A finding about what could not be read. */
export function unreadableFile(failure: SystemError, output: string): LocatedFinding {
  const fault = fileFault(failure);
  return located(fault, failure.path ?? output, `nothing changes: ${output}/ is as it was`);
}

/** A finding about what could not be written, which says what is on the disk. */
export function unwrittenFile({ fault, path, changed, wanted }: WriteError, output: string): LocatedFinding {
  const done = changed.written.length + changed.removed.length;
  const consequence =
    done === 0
      ? `nothing changes: ${output}/ is as it was`
      : `${output}/ is a mixture of two runs, not to be committed or applied: ${done} of ${wanted} changes are made, each of a whole file`;
  return located(fault, path, consequence);
}

function located({ problem, fix }: FileFault, file: string, consequence: string): LocatedFinding {
  const found: Finding = finding(DISK, {
    path: [],
    problem,
    consequence,
    fix: `${fix}, then run it again: only what is missing is written`,
  });
  return findingAt({ file }, found);
}
