import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { fuzz } from './fuzz';
import { judge } from './judge';
import { outputProblems } from './judge-output';
import { readBases } from './mutant';
import { placesIn, renameKey, write } from './places';

const BASES = readBases('test/fuzz/bases');

test.each(BASES)('$name is a good file to start from', ({ name, text }) => {
  const { accepted, problems } = judge(name, text);
  expect(problems).toEqual([]);
  expect(accepted).toBe(true);
});

// npm run fuzz goes on for longer.
test.each([1, 20_000, 40_000])(
  'no changed file of seed %i breaks it',
  (seed) => {
    const { tried, accepted, failures } = fuzz({ bases: BASES, seed, runs: 150 });
    expect(failures).toEqual([]);
    expect(tried).toBe(150);
    expect(accepted).toBeGreaterThan(10);
  },
  300_000,
);

test.each(BASES)(
  '$name: a name that every map of JavaScript has breaks nothing, wherever it stands',
  ({ name, text }) => {
    const broken = placesIn(parse(text)).flatMap((_, index) => {
      const [asValue, asKey] = [parse(text), parse(text)];
      const [place, renamed] = [placesIn(asValue)[index], placesIn(asKey)[index]];
      if (place) write(place, 'constructor');
      if (renamed) renameKey(renamed, 'constructor');
      return [asValue, asKey].flatMap((data) => judge(name, stringify(data)).problems);
    });
    expect(broken).toEqual([]);
  },
  120_000,
);

/** Files of an output folder, and the kind of problem that they are. */
const BROKEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no plain file name': { 'edge/a b.txt': '' },
  'control characters in a file': { 'edge/needs.txt': 'secret \u001b[31m' },
  'not valid YAML': { 'edge/a.yaml': 'a: b: c' },
  'no kind or name': { 'edge/1-prerequisites/a.yaml': 'kind: A', ...kustomization('a.yaml') },
  'an object is there twice': {
    'edge/1-prerequisites/a.yaml': 'kind: A\nmetadata: { name: a }',
    'edge/1-prerequisites/b.yaml': 'kind: A\nmetadata: { name: a }',
    ...kustomization('a.yaml', 'b.yaml'),
  },
  'a kustomization that is not complete': kustomization('a.yaml'),
  'not a script': { 'edge/smoke.sh': 'if then' },
  'HTML in Markdown': { 'edge/README.md': 'a <b>c</b>' },
  'a fence that stays open': { 'edge/README.md': '```\ntext' },
  'not valid JSON in a ConfigMap': configMap('a.json: "{"'),
  'not valid YAML in a ConfigMap': configMap('a.yaml: "a: b: c"'),
  'data of a ConfigMap is no text': configMap('a: 5'),
};

test.each(Object.entries(BROKEN))('%s is seen', (kind, files) => {
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  expect(new Set(outputProblems(folder).map((problem) => problem.kind))).toEqual(new Set([kind]));
  rmSync(folder, { recursive: true });
});

function kustomization(...resources: readonly string[]): Readonly<Record<string, string>> {
  return { 'edge/1-prerequisites/kustomization.yaml': `resources: [${resources.join(', ')}]` };
}

function configMap(data: string): Readonly<Record<string, string>> {
  const object = `kind: ConfigMap\nmetadata: { name: a }\ndata: { ${data} }`;
  return { 'edge/1-prerequisites/a.yaml': object, ...kustomization('a.yaml') };
}
