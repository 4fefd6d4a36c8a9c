import { environmentName } from '../environment/files';
import type { LocatedFinding } from '../findings/located-finding';
import { unreadableFile, unwrittenFile } from '../output/disk-findings';
import { isSystemError } from '../output/file-fault';
import { WriteError, type WriteResult, writeFiles } from '../output/write';
import { type Judged, judge } from './judge';
import type { SynthOptions } from './options';

/** What a run wrote and found. */
export interface SynthResult {
  /** Names of the environments that were loaded. */
  readonly environments: readonly string[];

  /** Names of the environments that were not written because of an error. */
  readonly refused: readonly string[];

  /** What was found and is not acknowledged, in the order of the files. */
  readonly findings: readonly LocatedFinding[];

  /** What was changed. `undefined` when errors left nothing to write: the output folder is as it was. */
  readonly result: WriteResult | undefined;
}

/** Synthesizes environments: everything is computed and checked before the first file is written. */
export function synthesize(options: SynthOptions): SynthResult {
  const { output } = options;
  try {
    return write(output, judge(options));
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    const findings = [unreadableFile(failure, output)];
    return { environments: [], refused: options.files.map(environmentName), findings, result: undefined };
  }
}

function write(output: string, { environments, refused, findings, files, scope }: Judged): SynthResult {
  const outcome = { environments, refused, findings };
  if (scope === undefined) return { ...outcome, result: undefined };
  try {
    return { ...outcome, result: writeFiles(output, files, scope) };
  } catch (failure) {
    if (!(failure instanceof WriteError)) throw failure;
    const { written, removed } = failure.changed;
    const result = written.length + removed.length > 0 ? failure.changed : undefined;
    return { environments, refused: environments, findings: [...findings, unwrittenFile(failure, output)], result };
  }
}
