import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rootOf } from '../../lib/output/present';
import type { Note } from '../../lib/review/reviewed';
import type { RecordOptions } from '../../lib/synth/options';
import { synthesize } from '../../lib/synth/synth';
import { plural } from '../../lib/units/plural';
import type { ReviewFolders } from './base';

export interface SynthCheck extends ReviewFolders {
  /** Environment files, all that there are. */
  readonly files: readonly string[];
  readonly delivered: string;

  /** @default - everything is computed */
  readonly records?: RecordOptions;
}

/** As many files as a note names. */
const MOST = 10;

/** Synthesizes without writing, and says where what is reviewed is not what a synth writes. */
export function synthNotes({ files, output, locks, delivered, records }: SynthCheck): readonly Note[] {
  if (files.length === 0) return [];
  const { findings, result } = synthesize({
    files,
    output,
    locks,
    scope: 'all',
    write: false,
    delivered,
    ...(records && { records }),
  });
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  if (result === undefined) return [errorNote(errors)];
  const { written, removed } = result;
  const outdated = [...new Set([...written, ...removed])].sort();
  return outdated.length === 0 ? [] : [outdatedNote(output, outdated)];
}

function errorNote(errors: number): Note {
  return {
    text: `A synth of this change ends with ${plural(errors, 'error')}, so what is reviewed is what was committed, and not what the environment files ask for. This lists them:`,
    command: 'npx cdk8s-logging check',
  };
}

function outdatedNote(output: string, paths: readonly string[]): Note {
  const isThere = paths.some((path) => existsSync(join(output, path)));
  const shown = paths.slice(0, MOST).map((path) => `\`${output}/${path.replaceAll('`', "'")}\``);
  const more = paths.length - shown.length;
  const names = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const why = isThere ? 'edited by hand, or not synthesized again' : 'missing';
  return {
    text: `What is committed is not what a synth writes (${why}): ${names}. The review is of what is committed; this writes the rest:`,
    command: 'npx cdk8s-logging synth',
    environments: [...new Set(paths.map(rootOf).filter((root) => root !== ''))],
  };
}
