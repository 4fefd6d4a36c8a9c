import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { FIXTURES } from '../support/fixture';
import { fuzz, type Tally } from './fuzz';
import { readBases } from './mutant';

interface Options {
  readonly minutes: number;
  readonly runs: number;
  readonly seed: number;
  readonly keep: string;
  readonly written?: string;
  readonly fixes: boolean;
}

new Command('fuzz')
  .description('Synthesizes environment files that somebody changed, and tells what should never be.')
  .option('--minutes <number>', 'how long', wholeNumber, 5)
  .option('--runs <number>', 'how many files at most', wholeNumber, Number.MAX_SAFE_INTEGER)
  .option('--seed <number>', 'the same seed gives the same files', wholeNumber, 1)
  .option('--keep <folder>', 'where files that failed are kept', 'build/fuzz')
  .option('--written <folder>', 'where files that were written are kept, for real programs to judge what comes of them')
  .option('--no-fixes', 'do not make the fixes of what is found, which takes as long again')
  .action(run)
  .parse();

function run({ minutes, runs, seed, keep, written, fixes }: Options): void {
  if (written !== undefined) mkdirSync(written, { recursive: true });
  const end = Date.now() + minutes * 60_000;
  const folders = ['test/fuzz/bases', FIXTURES];
  let count = 0;
  const tally = fuzz({
    bases: folders.flatMap(readBases).filter(({ text }) => !/^extends:/m.test(text)),
    seed,
    runs,
    fixes,
    mayGoOn: () => Date.now() < end,
    onVerdict: ({ base, text }, { accepted }) => {
      count += 1;
      if (accepted && written !== undefined)
        writeFileSync(join(written, `${basename(base, '.yaml')}-${count}.yaml`), text);
      if (count % 500 === 0) console.error(`${count} files`);
    },
  });
  report(tally, keep);
  process.exitCode = tally.failures.length > 0 ? 1 : 0;
}

function report({ tried, accepted, fixesMade, sentences, findings, failures }: Tally, keep: string): void {
  mkdirSync(keep, { recursive: true });
  for (const [index, { problem, mutant }] of failures.entries()) {
    const file = join(keep, `${index + 1}-${mutant.base}`);
    writeFileSync(file, mutant.text);
    console.log(
      `${file} (${mutant.changes.join(', ')})\n  ${problem.kind}: ${problem.detail.slice(0, 1000).replaceAll('\n', '\n  ')}\n`,
    );
  }
  const kinds = [...findings].sort(([, a], [, b]) => b - a).map(([id, times]) => `${String(times).padStart(7)}  ${id}`);
  console.log(kinds.join('\n'));
  console.log(`fixes that differ: ${fixesMade} made, ${sentences} for people`);
  console.log(`${tried} files: ${accepted} written, ${tried - accepted} refused, ${failures.length} kinds of failure`);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is needed.');
  return Number(text);
}
