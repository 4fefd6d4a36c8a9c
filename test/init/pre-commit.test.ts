import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const hooks: readonly Hook[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

test('each hook runs a subcommand over the whole repository', () => {
  expect(hooks.map(({ id, entry, pass_filenames }) => [id, entry, pass_filenames])).toEqual([
    ['cdk8s-logging-synth', 'cdk8s-logging synth', false],
    ['cdk8s-logging-check', 'cdk8s-logging check', false],
  ]);
});

test.each([
  ['environments/bases/a.yaml', true, true],
  ['locks/edge/loki.json', true, true],
  ['charts-values/loki.yaml', true, true],
  ['cdk8s-logging.yaml', true, true],
  ['dist/edge/README.md', false, true],
  ['docs/environments/a.yaml', false, false],
  ['cdk8s-logging.yaml.orig', false, false],
])('a change of %s: synth %s, check %s', (path, ...expected) => {
  expect(hooks.map(({ files }) => new RegExp(files).test(path))).toEqual(expected);
});
