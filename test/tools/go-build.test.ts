import { readdirSync, readFileSync } from 'node:fs';
import { builtPath, isBuilt } from '../../tools/built';
import { build } from '../../tools/go-build';
import { PROGRAMS } from '../../tools/programs';
import { type Fixture, fixture, goMod } from './places';

const { helm, otelcol } = PROGRAMS;
const realPath = process.env.PATH;

let here: Fixture;
beforeEach(() => {
  here = fixture();
  here.write('helm/go.mod', goMod('helm.sh/helm/v4', 'v4.3.0'));
  here.write('otelcol/manifest.yaml', '');
  process.env.PATH = `${here.places.path}:${realPath}`;
});
afterEach(() => {
  process.env.PATH = realPath;
  here.remove();
});

// The fourth argument is the file to write.
const GO = 'echo "$1 $2 $3 $5 $CGO_ENABLED $GOFLAGS $GOWORK" > "$4"';

test('a program is built without C, without paths of the machine and without flags of the user', async () => {
  here.install('go', GO);
  expect(await build(here.places, 'helm', helm.source)).toBeUndefined();
  const text = readFileSync(builtPath(here.places, 'helm', helm.source), 'utf8');
  expect(text).toBe('build -trimpath -o helm.sh/helm/v4/cmd/helm 0 -buildvcs=false off\n');
  expect(isBuilt(here.places, 'helm', helm.source)).toBe(true);
});

test('a failed build says why, and leaves nothing', async () => {
  here.install('go', 'echo "go: downloading x"; echo half > "$4"; echo "no such module" >&2; exit 1');
  expect(await build(here.places, 'helm', helm.source)).toContain('no such module');
  expect(isBuilt(here.places, 'helm', helm.source)).toBe(false);
  expect(readdirSync(here.places.programs)).toEqual([]);
});

test('two builds of one program at a time both end well', async () => {
  here.install('go', `sleep 0.2; ${GO}`);
  const both = [build(here.places, 'helm', helm.source), build(here.places, 'helm', helm.source)];
  expect(await Promise.all(both)).toEqual([undefined, undefined]);
  expect(readdirSync(here.places.programs)).toHaveLength(1);
});

test('the collector is built by its builder, which is built first', async () => {
  here.install('builder', 'test "$1" = --config && test -f "$2" && echo built > otelcol');
  here.install('go', `cp ${here.places.path}/builder "$4"`);
  expect(await build(here.places, 'otelcol', otelcol.source)).toBeUndefined();
  expect(isBuilt(here.places, 'otelcol', otelcol.source)).toBe(true);
});
