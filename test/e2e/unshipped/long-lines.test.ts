import { LINE_BYTES } from '../../../lib/logs/parsing/line-size';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { minimal, twoTiers } from '../../tiers/otel/props';
import { everything } from '../../tiers/promtail/props';
import { CONTAINERS, type Collector, IDENTITY, logs, podLine, podParts, type Written, write } from '../parity-samples';
import { startPromtailStack } from '../promtail-stack';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { startStack } from '../stack';
import { type StoredLine, storedLines } from '../stored-lines';
import type { Destroyable } from '../undo';
import { otelStack } from './otel-stack';
import { promtailParts } from './promtail-parts';

interface Running extends Destroyable {
  readonly logs: string;
  readonly lokiPort: number;
}

const KIB = 1024;
const VALUE = 'tr0ub4dor-and-3';
const SECRET = ` password=${VALUE}`;
const MARKED = ' password=<redacted:value>';

/** Containerd writes parts of 16 KiB. */
const PART = 16 * KIB;

/** Lines that Loki would refuse whole, by how they begin; those of pods are of a namespace whose secrets are taken out. */
const LONG: Readonly<Record<string, (begin: string, time: number) => Written>> = {
  'a record of ASCII': (begin, time) => podLine(IDENTITY, time, filled(begin, 300 * KIB) + SECRET),
  'a record of several bytes a character': (begin, time) =>
    podLine(IDENTITY, time, `${begin} ${'ü'.repeat(150 * KIB)}${SECRET}`),
  'a record that its marks make too long': (begin, time) =>
    podLine(IDENTITY, time, filled(begin, LINE_BYTES - 10 * SECRET.length) + SECRET.repeat(10)),
  'a record beyond what is read at once': (begin, time) => podLine(IDENTITY, time, filled(begin, 1500 * KIB) + SECRET),
  // Half of it would be no secret to the rules: they know a password in a URL by what follows.
  'parts, with a secret at the cut': (begin, time) => {
    const url = `://app:${VALUE}@db/`;
    const line = `${filled(begin, LINE_BYTES - url.length + 5)}${url}${'x'.repeat(40 * KIB)}`;
    return podParts(IDENTITY, time, line.match(new RegExp(`.{1,${PART}}`, 'g')) ?? []);
  },
  'a line of a file of the node': (begin) => ({ file: '/var/log/syslog', raw: `${filled(begin, 300 * KIB)}\n` }),
};

const START: Readonly<Record<Collector, (paths: Paths<'otelcol' | 'promtail' | 'loki'>) => Promise<Running>>> = {
  otel: (paths) => startStack(paths, otelStack({ ...minimal, logs, otlp: twoTiers.otlp })),
  promtail: (paths) => startPromtailStack(paths, promtailParts({ ...everything, logs }, CONTAINERS)),
};

for (const collector of ['promtail', 'otel'] as const) {
  describeReal(`lines that are longer than Loki takes: ${collector}`, ['otelcol', 'promtail', 'loki'], (paths) =>
    longLines(() => START[collector](paths)),
  );
}

function longLines(start: () => Promise<Running>): void {
  const time = Date.now() - 60_000;
  const begins = Object.keys(LONG);
  let running: Running;
  let stored: readonly StoredLine[];
  const lineOf = (begin: string) => stored.filter(({ line }) => line.startsWith(begin)).map(({ line }) => line);

  beforeAll(async () => {
    running = await start();
  }, START_TIMEOUT);

  beforeAll(async () => {
    const between = (index: number) => podLine(IDENTITY, time + index, `short ${index}`);
    const written = Object.entries(LONG).flatMap(([begin, line], index) => [between(index), line(begin, time + index)]);
    write([...written, { file: '/var/log/syslog', raw: 'short too\n' }], { '/var/log': running.logs });
    await until('every line', 90, async () => {
      stored = await storedLines(running.lokiPort, `{cluster="${logs.cluster}"}`);
      return stored.length >= 2 * begins.length + 1;
    }).catch(() => undefined); // the tests tell which is missing
  }, 110_000);

  afterAll(() => running?.destroy(), END_TIMEOUT);

  test.each(begins)('%s is stored once, as long as Loki takes', (begin) => {
    const sizes = lineOf(begin).map((line) => Buffer.byteLength(line.replaceAll('\uFFFD', '')));
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(LINE_BYTES);
    expect(sizes[0]).toBeGreaterThan(LINE_BYTES - 20);
  });

  test('lines beside them are stored', () => {
    const short = [...begins.map((_, index) => `short ${index}`), 'short too'];
    expect(lineOf('short').sort()).toEqual(short);
  });

  test('nothing else is stored', () => expect(stored).toHaveLength(2 * begins.length + 1));

  test('no secret is, and marks are whole but for the last', () => {
    expect(stored.filter(({ line }) => line.includes(VALUE.slice(0, 8)))).toEqual([]);
    const [marked = ''] = lineOf('a record that its marks make too long');
    expect(marked.split(MARKED).length).toBeGreaterThan(3);
  });
}

/** As many bytes, of words. */
function filled(begin: string, bytes: number): string {
  return `${begin} ${'lorem ipsum '.repeat(bytes / 10)}`.slice(0, bytes);
}
