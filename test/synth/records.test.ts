import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FileChange } from '../../lib/output/write';
import type { SynthOptions } from '../../lib/synth/options';
import { type SynthResult, synthesize } from '../../lib/synth/synth';
import { type Happening, WHAT, World } from './worlds';

// A run that skips what has not changed does, finds and tells what a run does that computes everything.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** How a run is asked for: everything, or some environments, in which case they may be switched. */
interface Asked {
  readonly named: readonly number[];
  readonly enabled?: boolean;
  readonly write: boolean;
  readonly program: string;
}

interface Told extends SynthResult {
  readonly changes: readonly FileChange[];
}

const EVERYTHING: Asked = { named: [], write: true, program: '1' };

function optionsOf(world: World, { named, enabled, write, program }: Asked = EVERYTHING): SynthOptions {
  const names = [...new Set(named.map((who) => world.name(who)))];
  return {
    files: world.files(),
    output: world.at('dist'),
    locks: world.at('locks'),
    scope: names.length > 0 ? names : 'all',
    write,
    ...(names.length > 0 && enabled !== undefined && { enabled }),
    records: { folder: world.at('records'), program },
  };
}

function run(world: World, asked: Asked, isRecorded: boolean): Told {
  const changes: FileChange[] = [];
  const { records, ...options } = optionsOf(world, asked);
  const onChange = (change: FileChange) => changes.push(change);
  const outcome = synthesize({ ...options, onChange, ...(isRecorded && records && { records }) });
  return { ...outcome, changes };
}

/** Everything in a folder: what it holds and whether it can be run. */
function content(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stats = statSync(join(path, name));
      return stats.isFile() ? `${name} ${stats.mode} ${readFileSync(join(path, name), 'utf8')}` : name;
    });
}

/** Runs twice from the same start, without records and with them, and keeps what the second run left. */
function compare(world: World, asked: Asked): Told {
  const [dist, aside] = [world.at('dist'), world.at('aside')];
  const before = content(dist);
  if (existsSync(dist)) cpSync(dist, aside, { recursive: true });
  const expected = run(world, asked, false);
  const left = content(dist);
  rmSync(dist, { recursive: true, force: true });
  if (existsSync(aside)) cpSync(aside, dist, { recursive: true });
  rmSync(aside, { recursive: true, force: true });

  const told = run(world, asked, true);
  expect(told).toEqual(expected);
  expect(content(dist)).toEqual(left);
  if (!asked.write) expect(left).toEqual(before);
  return told;
}

/** Runs once more where nothing is there to compute with. */
function expectNothingComputed(world: World): SynthResult {
  jest.resetModules();
  jest.doMock('../../lib/synth/compute', () => {
    throw new Error('something is computed');
  });
  const again: typeof import('../../lib/synth/synth') = require('../../lib/synth/synth');
  try {
    return again.synthesize(optionsOf(world));
  } finally {
    jest.dontMock('../../lib/synth/compute');
  }
}

const happenings: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...WHAT),
  who: fc.nat(3),
  how: fc.nat(40),
});

const asked: fc.Arbitrary<Asked> = fc.record({
  named: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(fc.nat(3), { maxLength: 3 })),
  enabled: fc.constantFrom(undefined, undefined, true, false),
  write: fc.constantFrom(true, true, true, false),
  program: fc.constantFrom('1', '1', '1', '2'),
});

test('whatever happens between two runs', () => {
  const steps = fc.array(fc.tuple(fc.array(happenings, { maxLength: 2 }), asked), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(steps, (all) => {
      const world = new World(mkdtempSync(join(folder, 'world-')));
      run(world, EVERYTHING, true);
      for (const [between, ask] of all) {
        for (const each of between) world.happen(each);
        compare(world, ask);
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 5), endOnFailure: true },
  );
}, 300_000);

describe('after a good run,', () => {
  const ways = [
    ...WHAT.map((what) => ({ what, how: 1 })),
    ...(['acknowledge', 'base', 'inventory', 'foreignOutput'] as const).map((what) => ({ what, how: 2 })),
  ];

  test.each(ways)('$what ($how) is noticed', ({ what, how }) => {
    const world = new World(folder);
    run(world, EVERYTHING, true);
    world.happen({ what, who: 0, how });
    compare(world, EVERYTHING);
    compare(world, EVERYTHING);
  });

  test.each([
    ['another setting', { ...EVERYTHING, named: [0], enabled: false }],
    ['a run that writes nothing', { ...EVERYTHING, write: false }],
    ['another program', { ...EVERYTHING, program: '2' }],
  ])('%s is noticed, and so is the way back', (_, ask) => {
    const world = new World(folder);
    run(world, EVERYTHING, true);
    compare(world, ask);
    world.happen({ what: 'retention', who: 0, how: 1 });
    compare(world, ask);
    compare(world, EVERYTHING);
  });

  test('errors are no records: what is refused is refused again, and what is mended is as before', () => {
    const world = new World(folder);
    run(world, EVERYTHING, true);
    for (const how of [8, 1, 8, 2]) {
      world.happen({ what: 'retention', who: 0, how });
      compare(world, { ...EVERYTHING, named: [0, 1] });
      compare(world, EVERYTHING);
    }
  });
});

describe('where nothing has changed', () => {
  test('nothing is computed, and the same is told', () => {
    const world = new World(folder);
    world.happen({ what: 'acknowledge', who: 0, how: 2 });
    const first = run(world, EVERYTHING, true);
    expect(first.findings.map(({ finding }) => finding.severity)).toContain('warning');
    const { findings, result } = expectNothingComputed(world);
    expect([findings, result]).toEqual([first.findings, { written: [], removed: [] }]);
  });

  test('nothing is computed for files of others, nor for what this run has removed', () => {
    const world = new World(folder);
    world.happen({ what: 'foreignOutput', who: 0, how: 0 });
    run(world, EVERYTHING, true);
    world.happen({ what: 'staleOutput', who: 1, how: 0 });
    run(world, EVERYTHING, true);
    expectNothingComputed(world);
  });

  test('records that can not be written are no fault', () => {
    const world = new World(folder);
    world.put('records', 'a file where a folder should be\n');
    expect(compare(world, EVERYTHING).result?.written.length).toBeGreaterThan(0);
    expect(compare(world, EVERYTHING).result?.written).toEqual([]);
  });
});

test('what an environment that is not named takes for itself is known from its record', () => {
  const world = new World(folder);
  run(world, EVERYTHING, true);
  for (const who of [0, 1]) {
    world.happen({ what: 'acknowledge', who, how: 3 });
    world.happen({ what: 'bucket', who, how: 1 });
  }
  expect(compare(world, { ...EVERYTHING, named: [0] }).refused).toEqual([]);
  const { refused, findings, result } = compare(world, { ...EVERYTHING, named: [1, 2] });
  expect([refused, result]).toEqual([['lab'], { written: [], removed: [] }]);
  expect(findings.map(({ finding }) => finding.id)).toContain('loki/bucket-shared');
});
