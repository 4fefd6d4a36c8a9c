import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { runCommand } from '../lib/command/command';
import type { Manifest } from '../lib/kubernetes/manifest';
import { type Cost, measure } from './measure';
import type { DumpedObject } from './objects';

const WORK = 'build/bench';
const OUTPUT = join(WORK, 'dist');
const DUMP = join(WORK, 'objects.json');
const RUNS = 9;

/** The folders of stages and engines: what others are handed is no object of Kubernetes. */
const OBJECTS = /\/(\d-\w+|flux|argocd)\/.+\.yaml$/;

const emptyOutput = () => rmSync(OUTPUT, { recursive: true, force: true });
const synth = (environments: string) => ['build/main.js', '--environments', environments, '--output', OUTPUT];

void runCommand(
  new Command('bench')
    .description('Measures time and memory of a synth, beside the least that any synth has to do: several minutes.')
    .action(bench),
);

function bench(): void {
  mkdirSync(WORK, { recursive: true });
  compareWithFloor();
  scale([10, 100, 1000]);
}

/** One run of everything that ships, beside the least possible and beside cdk8s alone. */
function compareWithFloor(): void {
  measure(synth('environments'), 1, emptyOutput);
  const objects = dumpObjects();
  const floor = measure(['build/bench-tools/floor.js', DUMP, OUTPUT], RUNS, emptyOutput);
  print(`${objects} objects of all shipped environments, median of ${RUNS} runs`);
  printCost('floor: start node, print and write the same objects', floor, floor);
  printCost(
    'the same objects with cdk8s alone',
    measure(['build/bench-tools/plain.js', DUMP, OUTPUT], RUNS, emptyOutput),
    floor,
  );
  printCost('synth, cold: into an empty folder', measure(synth('environments'), RUNS, emptyOutput), floor);
  measure(synth('environments'), 1, () => undefined);
  printCost(
    'synth, warm: nothing has changed',
    measure(synth('environments'), RUNS, () => undefined),
    floor,
  );
}

/** Copies of the shipped environments, all in one process. */
function scale(counts: readonly number[]): void {
  print('\nsynth of many environments, into an empty folder, beside the floor where that is quick to prepare');
  for (const count of counts) {
    const folder = join(WORK, `environments-${count}`);
    multiplyEnvironments(folder, count);
    const cost = measure(synth(folder), count > 100 ? 1 : 3, emptyOutput);
    const each = `${((cost.seconds / count) * 1000).toFixed(1).padStart(6)} ms each`;
    print(
      `${String(count).padStart(5)}  ${seconds(cost)}  ${each}  ${memory(cost)}  ${count > 100 ? '' : timesFloor(cost)}`,
    );
  }
  rmSync(WORK, { recursive: true });
}

/** How a synth compares with the floor for the objects that it has just written. */
function timesFloor(cost: Cost): string {
  dumpObjects();
  const floor = measure(['build/bench-tools/floor.js', DUMP, OUTPUT], 3, emptyOutput);
  return `${(cost.seconds / floor.seconds).toFixed(2)} × floor`;
}

function multiplyEnvironments(folder: string, count: number): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync('environments/bases', join(folder, 'bases'), { recursive: true });
  const shipped = readdirSync('environments').filter((name) => name.endsWith('.yaml'));
  for (let index = 0; index < count; index++) {
    const name = shipped[index % shipped.length] ?? '';
    cpSync(join('environments', name), join(folder, name.replace('.yaml', `-${index}.yaml`)));
  }
}

function dumpObjects(): number {
  const files = readdirSync(OUTPUT, { recursive: true, encoding: 'utf8' }).filter(
    (path) => OBJECTS.test(path) && basename(path) !== 'kustomization.yaml',
  );
  const objects: readonly DumpedObject[] = files.sort().map((path) => {
    const object: Manifest = parse(readFileSync(join(OUTPUT, path), 'utf8'));
    return { path, object };
  });
  writeFileSync(DUMP, JSON.stringify(objects));
  return objects.length;
}

function printCost(what: string, cost: Cost, floor: Cost): void {
  print(`  ${what.padEnd(54)} ${seconds(cost)}  ${(cost.seconds / floor.seconds).toFixed(2)} × floor  ${memory(cost)}`);
}

function seconds(cost: Cost): string {
  return `${cost.seconds.toFixed(3).padStart(7)} s`;
}

function memory(cost: Cost): string {
  return `${String(cost.memory).padStart(4)} MiB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
