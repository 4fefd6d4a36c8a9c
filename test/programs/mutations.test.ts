import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../lib/kubernetes/json';
import { configProblems } from '../../lib/programs/config-problems';
import { type ProgramModel, type ProgramName, programModel } from '../../lib/programs/program-model';
import { findTool } from '../../tools/find';
import { describeReal } from '../support/programs';
import { bases } from './bases';
import { isHarmless, onlyTheProgramTells } from './explained';
import { mutate } from './mutate';

// Valid configurations, each with one thing changed: the real program and the model must agree on every one of them, but
// for what explained.ts says of why they cannot.

const COUNT = Number(process.env.MUTATIONS ?? 250);

/** Why a program refuses each of some configurations; `undefined` if it does not. */
type Judge = (configs: readonly Json[]) => readonly (string | undefined)[];

function disagreements(program: ProgramName, version: string, judge: Judge): readonly string[] {
  const model = programModel(program, version);
  if (!model) throw new Error(`there is no model of ${program} ${version}`);
  const mutants = Array.from({ length: COUNT }, (_, seed) => mutantOf(model, seed));
  const refusals = judge(mutants.map(({ config }) => config));
  return mutants.flatMap(({ config, change }, index) => {
    const words = refusals[index];
    const problems = configProblems(model, config);
    if (words !== undefined && problems.length === 0 && !onlyTheProgramTells(program, words)) {
      return [`${change}: only ${program} refuses it: ${words}`];
    }
    const serious = problems.filter((problem) => !isHarmless(program, problem, config));
    return words === undefined && serious.length > 0
      ? [`${change}: ${program} accepts it: ${JSON.stringify(serious)}`]
      : [];
  });
}

function mutantOf(model: ProgramModel, seed: number) {
  const known = bases(model);
  const base = known[seed % known.length];
  if (!base) throw new Error(`there is nothing to change for ${model.program}`);
  return mutate(base, seed, model);
}

/** Asks a program that judges one file at a time. JSON is YAML, and leaves no doubt which scalar is a text. */
function oneByOne(path: string, args: (file: string) => readonly string[]): Judge {
  return (configs) => {
    const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
    const file = join(folder, 'config.yaml');
    try {
      return configs.map((config) => {
        writeFileSync(file, JSON.stringify(config));
        const { status, stdout, stderr } = spawnSync(path, args(file), { encoding: 'utf8', timeout: 20_000 });
        return status === 0 ? undefined : `${stdout}${stderr}`;
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

/** Asks the program that prints the model: its command check calls what the main function of the real one does. */
function atOnce(path: string): Judge {
  return (configs) => {
    const input = configs.map((config) => `${JSON.stringify(JSON.stringify(config))}\n`).join('');
    const { status, stdout, stderr } = spawnSync(path, ['check'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(stderr);
    const answers: readonly (string | null)[] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return answers.map((words) => words ?? undefined);
  };
}

const LONG = 10 * 60_000;

describeReal('Loki judges changed configurations as its model does', ['loki'], ({ loki }) => {
  const judge = oneByOne(loki, (file) => ['-verify-config', `-config.file=${file}`]);
  test(`${COUNT} of them`, () => expect(disagreements('loki', '3.6.3', judge)).toEqual([]), LONG);
});

describeReal('Loki 3.7 judges changed configurations as its model does', ['loki-3.7-model'], (paths) => {
  const judge = atOnce(paths['loki-3.7-model']);
  test(`${COUNT} of them`, () => expect(disagreements('loki', '3.7.6', judge)).toEqual([]), LONG);
});

// Built by `npm run models -- --all` alone: where they are not, the models stand as they were renewed.
describe.each([
  ['loki-3.3-model', '3.3.4'],
  ['loki-3.4-model', '3.4.6'],
  ['loki-3.5-model', '3.5.7'],
] as const)('%s judges changed configurations as the model of Loki %s does', (name, version) => {
  const built = process.env.E2E === '1' ? findTool(name) : undefined;
  const changed = () => expect(disagreements('loki', version, atOnce(built?.path ?? ''))).toEqual([]);
  if (built) test(`${COUNT} of them`, changed, LONG);
  else test.skip(`${COUNT} of them`, changed);
});

describeReal('the collector judges changed configurations as its model does', ['otelcol-model'], (paths) => {
  const judge = atOnce(paths['otelcol-model']);
  test(`${COUNT} of them`, () => expect(disagreements('otelcol', '0.159.0', judge)).toEqual([]), LONG);
});

describeReal('Promtail judges changed configurations as its model does', ['promtail-model'], (paths) => {
  const judge = atOnce(paths['promtail-model']);
  test(`${COUNT} of them`, () => expect(disagreements('promtail', '3.5.1', judge)).toEqual([]), LONG);
});
