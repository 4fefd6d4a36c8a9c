import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartNamed } from '../../lib/schema/chart';
import { synthesize } from '../../lib/synth/synth';
import { lockEnvironments } from '../../verify/lock';
import { MINIMAL } from '../environment/in-memory';
import { FIXTURE_LOCKS } from '../support/fixture';

// An environment that pins no chart: what it was rendered with last decides, in a synth, in one that skips what has not
// changed, and where inventories are renewed.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locked-'));
  mkdirSync(join(folder, 'environments'));
  writeFileSync(join(folder, 'environments/edge.yaml'), MINIMAL);
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = () => [join(folder, 'environments/edge.yaml')];

function synth(): readonly string[] {
  synthesize({
    files: files(),
    output: join(folder, 'dist'),
    locks: join(folder, 'locks'),
    scope: 'all',
    records: { folder: join(folder, 'records'), program: '1' },
  });
  const written = join(folder, 'dist/edge/2-releases');
  return readdirSync(written)
    .filter((name) => name.endsWith('-helmrelease.yaml'))
    .map((name) => `${name} ${/version: (\S+)/.exec(readFileSync(join(written, name), 'utf8'))?.[1]}`)
    .sort();
}

const lockOf = (environment: string) => {
  rmSync(join(folder, 'locks'), { recursive: true, force: true });
  cpSync(join(FIXTURE_LOCKS, environment), join(folder, 'locks/edge'), { recursive: true });
};

test('the chart of its lock is installed, and a run that skips what has not changed sees another lock', () => {
  const [loki, alloy] = [chartNamed('loki', undefined), chartNamed('alloy', undefined)];
  expect(synth()).toEqual([`alloy-helmrelease.yaml ${alloy.version}`, `loki-helmrelease.yaml ${loki.version}`]);
  lockOf('homelab-staging');
  expect(synth()).toEqual(['alloy-helmrelease.yaml 1.5.0', 'loki-helmrelease.yaml 6.49.0']);
  lockOf('rke2-dev');
  expect(synth()).toEqual(['alloy-helmrelease.yaml 0.12.0', `loki-helmrelease.yaml ${loki.version}`]);
});

test('its lock is renewed with the chart that it has', () => {
  lockOf('homelab-staging');
  const { problems } = lockEnvironments({
    files: files(),
    names: [],
    locks: join(folder, 'locks'),
    all: true,
    check: false,
    charts: { pull: false },
    helm: 'no-such-program',
  });
  expect(problems.map((problem) => /the chart (.+?) is not at hand/.exec(problem)?.[1])).toEqual([
    'loki 6.49.0',
    'alloy 1.5.0',
  ]);
});
