import { builtPath, isBuilt, writeStamp } from '../../tools/built';
import { findTool } from '../../tools/find';
import { PROGRAMS, type Source } from '../../tools/programs';
import { type Fixture, fixture, goMod } from './places';

const { source } = PROGRAMS.helm;
const built = (other: Source = source) => isBuilt(here.places.root, 'helm', other);

let here: Fixture;
beforeEach(() => {
  here = fixture();
  here.write('tools/helm/go.mod', goMod('helm.sh/helm/v4', 'v4.3.0'));
  here.write('tools/helm/go.sum', 'one\n');
  here.write('.tools/helm', 'a program');
  writeStamp(here.places.root, 'helm', source);
});
afterEach(() => here.remove());

test('what was built is found, with the version that go.mod pins', () => {
  expect(findTool('helm', here.places)).toEqual({
    name: 'helm',
    path: `${here.places.root}/.tools/helm`,
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
    here.write(`tools/helm/${file}`, text);
    expect(built()).toBe(false);
  });

  test('if it is another package', () => {
    expect(built({ ...source, package: 'helm.sh/helm/v4/cmd/other' })).toBe(false);
  });

  test('and then one on the PATH is taken', () => {
    here.write('tools/helm/go.sum', 'two\n');
    here.install('helm', 'echo v3.14.0');
    expect(findTool('helm', here.places)?.version).toBe('3.14.0');
  });
});

test('a folder beside go.mod counts for the program that is built from it, and for no other', () => {
  const model = PROGRAMS['loki-model'].source;
  here.write('tools/loki/go.mod', goMod('github.com/grafana/loki/v3', 'v3.6.3'));
  here.write('tools/loki/config-model/main.go', 'package main\n');
  for (const name of ['loki', 'loki-model'] as const) {
    here.write(`.tools/${name}`, 'a program');
    writeStamp(here.places.root, name, PROGRAMS[name].source);
  }
  here.write('tools/loki/config-model/main.go', 'package main // changed\n');
  expect(isBuilt(here.places.root, 'loki', PROGRAMS.loki.source)).toBe(true);
  expect(isBuilt(here.places.root, 'loki-model', model)).toBe(false);
});

test('a program without a stamp may be half of one', () => {
  here.write('tools/loki/go.mod', goMod('github.com/grafana/loki/v3', 'v3.6.3'));
  here.write('.tools/loki', 'half a program');
  expect(findTool('loki', here.places)).toBeUndefined();
});

test('the collector is built in a folder of its own', () => {
  expect(builtPath('/r', 'otelcol', PROGRAMS.otelcol.source)).toBe('/r/.tools/otelcol/otelcol');
});
