import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { runCommand } from '../lib/command/command';
import { copyEnvironments, dumpObjects, ENVIRONMENTS, editFirst, environmentFiles } from './environments';
import { renderReleases } from './helm';
import { CACHE, type Compared, type Cost, compare, type Measured, runOnce, WORK } from './measure';

/** What is measured: the command as it ships. */
const PROGRAM = 'build/cdk8s-logging.js';

const OUTPUT = join(WORK, 'dist');
const FLOOR_OUTPUT = join(WORK, 'floor');
const DUMP = join(WORK, 'objects.json');
const RUNS = 9;

/** Numbers of environments, and how often each is measured. */
const FLEETS = [
  { count: 10, runs: 3 },
  { count: 100, runs: 3 },
  { count: 1000, runs: 1 },
];

const empty = (...folders: readonly string[]) => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
const synth = (environments: string, prepare: () => void): Measured => ({
  program: [PROGRAM, 'synth', '--environments', environments, '--output', OUTPUT],
  prepare,
});
const firstEver = (environments: string) => synth(environments, () => empty(OUTPUT, CACHE));
/** The program has run on this machine before, and V8 knows it; of these environments nothing is known. */
const cold = (environments: string) => synth(environments, () => empty(OUTPUT, join(CACHE, 'runs')));
const unchanged = (environments: string) => synth(environments, () => undefined);
const floor: Measured = {
  program: ['build/bench-tools/floor.js', DUMP, FLOOR_OUTPUT],
  prepare: () => empty(FLOOR_OUTPUT),
};
const plain: Measured = {
  program: ['build/bench-tools/plain.js', DUMP, FLOOR_OUTPUT],
  prepare: () => empty(FLOOR_OUTPUT),
};

void runCommand(
  new Command('bench')
    .description('Measures time and memory of a synth, beside the least that any synth has to do: a few minutes.')
    .addOption(
      new Option('--charts <folder>', 'unpacked charts, for `helm template` of the same releases').env('CHARTS'),
    )
    .action(({ charts }: { readonly charts?: string }) => bench(charts)),
);

function bench(charts: string | undefined): void {
  empty(WORK);
  mkdirSync(WORK, { recursive: true });
  compareShipped(charts);
  print('\nfleets of copies of them, in one process');
  for (const { count, runs } of FLEETS) compareFleet(count, runs);
  empty(WORK);
}

function compareShipped(charts: string | undefined): void {
  const folder = join(WORK, 'environments');
  const count = environmentFiles(ENVIRONMENTS).length;
  copyEnvironments(folder, count);
  runOnce(cold(folder));
  const objects = dumpObjects(OUTPUT, DUMP);
  print(`${objects} objects of ${count} environments: medians of ${RUNS} runs, each beside a run of the floor`);
  const first = compare(firstEver(folder), floor, RUNS);
  printCost('floor: start node, print and write the same objects', { ...first.floor, timesFloor: 1 });
  printCost('the same objects with cdk8s alone', compare(plain, floor, RUNS));
  printCost('synth, the first run on a machine', first);
  printCost('synth, cold: into an empty folder', compare(cold(folder), floor, RUNS));
  printCost('synth, nothing has changed', compare(unchanged(folder), floor, RUNS));
  printCost(
    `synth, one file of ${count} was edited`,
    compare(
      synth(folder, () => editFirst(folder)),
      floor,
      RUNS,
    ),
  );
  printHelm(charts, first.floor);
}

function printHelm(charts: string | undefined, least: Cost): void {
  const rendered = charts === undefined ? undefined : renderReleases(OUTPUT, charts);
  if (rendered) {
    const what = `helm template of ${rendered.releases} of their releases, once`;
    print(`  ${what.padEnd(54)} ${seconds(rendered)}  ${(rendered.seconds / least.seconds).toFixed(2)} × floor`);
  } else print('  helm template: left out without Helm and --charts');
}

function compareFleet(count: number, runs: number): void {
  const folder = join(WORK, 'environments');
  copyEnvironments(folder, count);
  runOnce(cold(folder));
  dumpObjects(OUTPUT, DUMP);
  printCost(`${count}, cold`, compare(cold(folder), floor, runs), count);
  printCost(`${count}, nothing has changed`, compare(unchanged(folder), floor, runs), count);
}

function printCost(what: string, cost: Pick<Compared, 'seconds' | 'memory' | 'timesFloor'>, count?: number): void {
  const each = count === undefined ? '' : `  ${((cost.seconds / count) * 1000).toFixed(1)} ms each`;
  print(`  ${what.padEnd(54)} ${seconds(cost)}  ${cost.timesFloor.toFixed(2)} × floor  ${memory(cost)}${each}`);
}

function seconds(cost: Pick<Cost, 'seconds'>): string {
  return `${cost.seconds.toFixed(3).padStart(7)} s`;
}

function memory(cost: Pick<Cost, 'memory'>): string {
  return `${String(cost.memory).padStart(4)} MiB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
