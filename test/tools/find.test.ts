import { findTool } from '../../tools/find';
import { type Fixture, fixture, goMod } from './places';

let here: Fixture;
beforeEach(() => {
  here = fixture();
});
afterEach(() => here.remove());

const LOKI = goMod('github.com/grafana/loki/v3', 'v3.6.3');

test('a program on the PATH is taken if its version fits', () => {
  here.write('loki/go.mod', LOKI);
  here.install('loki', 'echo "loki, version 3.6.5 (branch: x)"');
  expect(findTool('loki', here.places)).toEqual({ name: 'loki', path: `${here.places.path}/loki`, version: '3.6.5' });
});

test('a version told on the standard error counts', () => {
  here.install('helm', 'echo v3.14.0+gc309b6f >&2');
  expect(findTool('helm', here.places)?.version).toBe('3.14.0');
});

test('it is asked in its own way', () => {
  here.install('helm', 'test "$*" = "version --short" && echo v3.14.0');
  expect(findTool('helm', here.places)).toBeDefined();
});

describe('a program on the PATH is passed over', () => {
  test.each([
    ['whose version does not fit', 'echo "loki, version 3.7.6"'],
    ['that tells no version', 'echo "loki, version  (branch: )"'],
    ['that fails', 'echo "loki, version 3.6.3"; exit 1'],
  ])('%s', (_, lines) => {
    here.write('loki/go.mod', LOKI);
    here.install('loki', lines);
    expect(findTool('loki', here.places)).toBeUndefined();
  });

  test('that hangs, after a while', () => {
    here.install('helm', 'echo v3.14.0; /bin/sleep 20');
    expect(findTool('helm', { ...here.places, timeout: 200 })).toBeUndefined();
  });

  test('that is no file to run', () => {
    here.write('bin/helm', 'v3.14.0');
    expect(findTool('helm', here.places)).toBeUndefined();
  });
});

test('without a program there is none', () => {
  expect(findTool('helm', here.places)).toBeUndefined();
  expect(findTool('alloy-syntax', here.places)).toBeUndefined();
});
