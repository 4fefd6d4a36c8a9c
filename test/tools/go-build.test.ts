import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from '../../tools/built';
import { build } from '../../tools/go-build';
import { PROGRAMS } from '../../tools/programs';
import { type Fixture, fixture, goMod } from './places';

const { helm, otelcol } = PROGRAMS;
const realPath = process.env.PATH;

let here: Fixture;
let root: string;
beforeEach(() => {
  here = fixture();
  root = here.places.root;
  here.write('tools/helm/go.mod', goMod('helm.sh/helm/v4', 'v4.3.0'));
  here.write('tools/otelcol/manifest.yaml', '');
  process.env.PATH = `${here.places.path}:${realPath}`;
});
afterEach(() => {
  process.env.PATH = realPath;
  here.remove();
});

// The fourth argument is the file to write.
const GO = 'echo "$* $CGO_ENABLED $GOFLAGS $GOWORK" > "$4"';

test('a program is built without C, without paths of the machine and without flags of the user', async () => {
  here.install('go', GO);
  expect(await build(root, 'helm', helm.source)).toBeUndefined();
  const path = join(root, '.tools', 'helm');
  const arguments_ = `build -trimpath -o ${path} helm.sh/helm/v4/cmd/helm`;
  expect(readFileSync(path, 'utf8')).toBe(`${arguments_} 0 -buildvcs=false off\n`);
  expect(isBuilt(root, 'helm', helm.source)).toBe(true);
});

test('a failed build says why, and what was built before counts no more', async () => {
  here.install('go', GO);
  await build(root, 'helm', helm.source);
  here.install('go', 'echo "go: downloading x"; echo "no such module" >&2; exit 1');
  expect(await build(root, 'helm', helm.source)).toContain('no such module');
  expect(isBuilt(root, 'helm', helm.source)).toBe(false);
});

test('the collector is built by its builder, which is built first', async () => {
  here.install('builder', `test "$1" = --config && test -f "$2" && echo built > .tools/otelcol/otelcol`);
  here.install('go', `cp ${here.places.path}/builder "$4"`);
  expect(await build(root, 'otelcol', otelcol.source)).toBeUndefined();
  expect(isBuilt(root, 'otelcol', otelcol.source)).toBe(true);
});
