import { existsSync, readFileSync } from 'node:fs';
import type { IConfiguration } from 'dependency-cruiser';
import { fixtureNames } from './support/fixture';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/charts.md',
  'docs/ci.md',
  'docs/environment.md',
  'docs/glossary.md',
  'docs/renovate.md',
  'docs/review.md',
  'docs/runbook.md',
  'SECURITY.md',
];

/** Folders of the repository in which a document may name a file. */
const PATH = /^(lib|test|verify|tools|scripts|docs|charts-values|environments|locks|toolbox|templates)\/[\w./-]*$/;

/** What a document names of the folders that a fork empties: they themselves, the schema, and examples by their names. */
const OF_EXAMPLES = new RegExp(`^(environments|dist|locks)/((bases/)?(schema|${fixtureNames().join('|')})\\b.*)?$`);

/** The paths that lead nowhere. An example may be gone, but not be misspelt: there is a fixture of its name. */
function missing(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !existsSync(path) && !OF_EXAMPLES.test(path));
}

test.each(DOCUMENTS)('every path in %s leads to a file or a folder', (document) => {
  const code = readFileSync(document, 'utf8').matchAll(/`([^`\n]+)`/g);
  const paths = [...code].flatMap(([, text = '']) => (PATH.test(text) ? [text] : []));
  expect(missing(paths)).toEqual([]);
});

test.each(DOCUMENTS)('every link of %s leads to a file', (document) => {
  const folder = document.includes('/') ? `${document.split('/')[0]}/` : '';
  const links = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => `${folder}${link}`);
  expect(missing(links)).toEqual([]);
});

test('docs/architecture.md tells the floors that lint holds', () => {
  const rows = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| (\d+) \| (.+?) \|/gm)];
  const told = rows.flatMap(([, , names = '']) =>
    [...names.matchAll(/`(.+?)`/g)].map(([, name]) => `floor-of-${name}`),
  );
  const { forbidden = [] }: IConfiguration = jest.requireActual('../.dependency-cruiser.cjs');
  const held = forbidden.flatMap(({ name = '' }) => (name.startsWith('floor-of-') ? [name] : []));
  expect(told).toEqual(held);
});
