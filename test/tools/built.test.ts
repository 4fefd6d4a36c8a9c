import { builtPath, isBuilt } from '../../tools/built';
import { findTool } from '../../tools/find';
import type { Source } from '../../tools/program';
import { PROGRAMS } from '../../tools/programs';
import { type Fixture, fixture, goMod } from './places';

const { source } = PROGRAMS.helm;
const built = (other: Source = source) => isBuilt(here.places, 'helm', other);

let here: Fixture;
let helm: string;
beforeEach(() => {
  here = fixture();
  here.write('helm/go.mod', goMod('helm.sh/helm/v4', 'v4.3.0'));
  here.write('helm/go.sum', 'one\n');
  helm = here.putBuilt('helm');
});
afterEach(() => here.remove());

test('what was built is found, with the version that go.mod pins', () => {
  expect(findTool('helm', here.places)).toEqual({
    name: 'helm',
    path: helm,
    version: '4.3.0',
  });
});

test('it comes before one on the PATH', () => {
  here.install('helm', 'echo v3.14.0');
  expect(findTool('helm', here.places)?.version).toBe('4.3.0');
});

describe('what was built is stale', () => {
  test.each([
    ['after another version in go.mod', 'go.mod', goMod('helm.sh/helm/v4', 'v4.3.1')],
    ['after another hash in go.sum', 'go.sum', 'two\n'],
    ['after a new file', 'main.go', 'package main\n'],
  ])('%s', (_, file, text) => {
    expect(built()).toBe(true);
    here.write(`helm/${file}`, text);
    expect(built()).toBe(false);
  });

  test('if it is another package', () => {
    expect(built({ ...source, package: 'helm.sh/helm/v4/cmd/other' })).toBe(false);
  });

  test('and then one on the PATH is taken', () => {
    here.write('helm/go.sum', 'two\n');
    here.install('helm', 'echo v3.14.0');
    expect(findTool('helm', here.places)?.version).toBe('3.14.0');
  });
});

test('a folder beside go.mod counts for the program that is built from it, and for no other', () => {
  const model = PROGRAMS['loki-model'].source;
  here.write('loki/go.mod', goMod('github.com/grafana/loki/v3', 'v3.6.3'));
  here.write('loki/config-model/main.go', 'package main\n');
  for (const name of ['loki', 'loki-model'] as const) here.putBuilt(name);
  here.write('loki/config-model/main.go', 'package main // changed\n');
  expect(isBuilt(here.places, 'loki', PROGRAMS.loki.source)).toBe(true);
  expect(isBuilt(here.places, 'loki-model', model)).toBe(false);
});

test('what another version of this project has built stays beside it', () => {
  here.write('helm/go.sum', 'two\n');
  const other = here.putBuilt('helm');
  expect(findTool('helm', here.places)?.path).toBe(other);
  here.write('helm/go.sum', 'one\n');
  expect(findTool('helm', here.places)?.path).toBe(helm);
});

test('a program of which the modules are gone is not there', () => {
  expect(builtPath(here.places, 'helm', source)).toBe(helm);
  expect(isBuilt({ ...here.places, modules: '/nowhere' }, 'helm', source)).toBe(false);
});
