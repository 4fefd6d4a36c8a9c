import { once } from '../collections/once';
import { environmentName } from '../environment/files';
import { readTextFile } from '../environment/text-file';
import type { LocatedFinding } from '../findings/located-finding';
import { unreadableFile, unwrittenFile } from '../output/disk-findings';
import { isSystemError } from '../output/file-fault';
import { Stage } from '../output/stage';
import { WriteError, type WriteResult } from '../output/write';
import type { Means } from './examine';
import { type Judged, judge } from './judge';
import { openMemory } from './memory';
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

/** Synthesizes environments: everything is computed and checked before the first file is in its place. */
export function synthesize(options: SynthOptions): SynthResult {
  const { output, locks = 'locks' } = options;
  const asked = { ...options, locks };
  const stage = new Stage(output, options);
  try {
    const memory = openMemory(asked);
    const computer = once(() => computing().openComputer(memory?.inputs.read ?? readTextFile, asked));
    const means: Means = { stage, computer, ...(memory && { memory }) };
    return write(options, judge(options, means), means);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    const findings = [unreadableFile(failure, output)];
    return { environments: [], refused: options.files.map(environmentName), findings, result: undefined };
  } finally {
    stage.discard();
  }
}

/** Loaded for the first environment that is computed: a run that computes none would pay for nothing. */
const computing = (): typeof import('./compute') => require('./compute');

function write(
  { output, write: isWriting = true }: SynthOptions,
  { environments, refused, findings, scope }: Judged,
  { stage, memory }: Means,
): SynthResult {
  const outcome = { environments, refused, findings };
  if (scope === undefined) return { ...outcome, result: undefined };
  try {
    const result = stage.commit(scope);
    if (isWriting) memory?.save((name) => !refused.includes(name));
    return { ...outcome, result };
  } catch (failure) {
    if (!(failure instanceof WriteError)) throw failure;
    const { written, removed } = failure.changed;
    const result = written.length + removed.length > 0 ? failure.changed : undefined;
    return { environments, refused: environments, findings: [...findings, unwrittenFile(failure, output)], result };
  }
}
