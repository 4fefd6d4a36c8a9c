import { labelContract } from '../../../lib/logs/labels/contract';
import type { Label } from '../../../lib/logs/labels/label';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { schemes } from '../../support/schemes';
import { minimal, twoTiers } from '../../tiers/otel/props';
import { everything } from '../../tiers/promtail/props';
import { B3, W3C } from '../lines';
import {
  CONTAINERS,
  type Collector,
  type Found,
  IDENTITY,
  logs,
  podLine,
  type Sample,
  samples,
  unwanted,
  type Written,
  write,
} from '../parity-samples';
import { type PromtailStack, startPromtailStack } from '../promtail-stack';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { secretLines } from '../redaction-table';
import { nanoseconds } from '../senders';
import { type Stack, startStack } from '../stack';
import { type StoredLine, storedLines } from '../stored-lines';
import { otelStack } from './otel-stack';
import { promtailParts } from './promtail-parts';

const COLLECTORS: readonly Collector[] = ['promtail', 'otel'];
const EVERYTHING = `{cluster="${logs.cluster}"}`;
const METADATA = ['level', 'msg', 'trace_id', 'user', 'verb', 'resource', 'code'];

describeReal(
  'no environment ships two collectors: both tell the same of a line',
  ['otelcol', 'loki', 'promtail'],
  parity,
);

/**
 * Promtail and the OpenTelemetry collector read the same files, each for a Loki of its own. Alloy can not be run here:
 * test/parity compares what its configuration sets.
 *
 * There is no Kubernetes API to ask. Promtail is told which containers there are, and the collector finds them by their
 * paths. What only the API knows is not compared: labels that are copied from those of pods.
 */
function parity(paths: Paths<'otelcol' | 'loki' | 'promtail'>): void {
  let otel: Stack;
  let promtail: PromtailStack;
  const time = Date.now() - 60_000;
  const all = samples(time);
  const stored: Record<Collector, Map<string, StoredLine>> = { otel: new Map(), promtail: new Map() };
  const stacks = () => ({ otel, promtail });
  const ask = (collector: Collector, query: string) => storedLines(stacks()[collector].lokiPort, query);

  const writeBoth = (lines: readonly Written[]) => {
    for (const stack of Object.values(stacks())) {
      write(lines, { '/var/log': stack.logs, '/var/lib/rancher/rke2': stack.rke2 });
    }
  };

  beforeAll(async () => {
    otel = await startStack(paths, otelStack({ ...minimal, logs, otlp: twoTiers.otlp }));
  }, START_TIMEOUT);

  beforeAll(async () => {
    promtail = await startPromtailStack(paths, promtailParts({ ...everything, logs }, CONTAINERS));
  }, START_TIMEOUT);

  beforeAll(async () => {
    // First what should not be stored: it would be there when the others are.
    writeBoth([...unwanted(time), ...all]);
    for (const collector of COLLECTORS) {
      await until(`all lines of ${collector}`, 40, async () => {
        for (const line of await ask(collector, EVERYTHING)) stored[collector].set(line.line, line);
        return all.every(({ line }) => stored[collector].has(line));
      });
    }
  }, 120_000);

  afterAll(() => promtail?.destroy(), END_TIMEOUT);
  afterAll(() => otel?.destroy(), END_TIMEOUT);

  describe.each(COLLECTORS)('%s', (collector) => {
    test.each(all.map((sample) => [sample.source, sample.line.slice(0, 70), sample] as const))(
      '%s: %s',
      (_, __, sample) => {
        expect(found(stored[collector].get(sample.line))).toEqual(expected(sample, collector));
      },
    );

    test('lines of pods bear the time at which they were written', () => {
      const inFormat = all.filter(({ source, labels }) => source === 'pods' && labels.stream);
      for (const { line } of inFormat) expect(stored[collector].get(line)?.timestamp).toBe(nanoseconds(time));
    });

    test('stores nothing else', async () => {
      expect(texts(await ask(collector, EVERYTHING))).toEqual(all.map(({ line }) => line).sort());
    });
  });

  test('the samples have all labels of the contract, with values that it allows', () => {
    for (const collector of COLLECTORS) {
      const contract = labelContract(logs, schemes[collector]);
      for (const promised of contract) {
        const ofSource = all.filter(({ source }) => source === promised.source);
        expectExactly(
          ofSource.map(({ labels }) => labels),
          promised.labels.filter(isCompared),
        );
        expectExactly(
          ofSource.map(({ metadata }) => metadata),
          promised.metadata,
        );
      }
      expect(new Set(all.map(({ source }) => source))).toEqual(new Set(contract.map(({ source }) => source)));
    }
  });

  test('only Promtail knows the runtime of a container', () => {
    const runtimes = (collector: Collector) =>
      [...stored[collector].values()].map(({ labels }) => labels.container_runtime);
    expect(new Set(runtimes('promtail'))).toEqual(new Set(['containerd', undefined]));
    expect(new Set(runtimes('otel'))).toEqual(new Set([undefined]));
  });

  test.each([
    '{namespace="shop", stream="stderr"}',
    '{namespace="payments"} | level=~"error|fatal"',
    '{job="shop/app"} | level="warn" | msg="hot"',
    `{cluster="parity"} | trace_id=~"${W3C}|${B3}"`,
    '{job="machine-logs", unit="kubelet"} | json | level="error"',
    '{source="rke2", type!="kubelet"}',
    '{job="node/audit"} | verb="get" | code=~"[45].." | user="system:serviceaccount:monitoring:alloy"',
    '{node="node-1", job="node/syslog"} |= "level=error"',
  ])('%s finds the same lines', async (query) => {
    const [first, second] = await Promise.all(COLLECTORS.map(async (one) => texts(await ask(one, query))));
    expect(first).not.toEqual([]);
    expect(first).toEqual(second);
  });

  test('lines without their secrets are the same', async () => {
    const secrets = secretLines();
    // A time for each: Loki keeps one of two lines that are alike, and many are when the secret is gone.
    writeBoth(secrets.map(({ line }, index) => podLine(IDENTITY, time + index, line)));
    const query = '{namespace="identity"}';
    for (const one of COLLECTORS) await until(one, 40, async () => (await ask(one, query)).length >= secrets.length);
    const [first, second] = await Promise.all(COLLECTORS.map(async (one) => (await ask(one, query)).map(remaining)));
    expect(first).toEqual(second);
  }, 120_000);
}

function expected({ labels, metadata, less }: Sample, collector: Collector): Found {
  return { labels, metadata, ...less?.[collector] };
}

/** Loki adds `service_name`, and to metadata what it finds itself and what the protocol brings. */
function found(line: StoredLine | undefined): Found {
  const incomparable = ['service_name', 'container_runtime', ...Object.keys(logs.pods.podLabels)];
  const labels = Object.entries(line?.labels ?? {}).filter(([name]) => !incomparable.includes(name));
  const metadata = Object.entries(line?.metadata ?? {}).filter(([name]) => METADATA.includes(name));
  return { labels: Object.fromEntries(labels), metadata: Object.fromEntries(metadata) };
}

/** All names that are promised are there, no others, and with no other values. */
function expectExactly(given: readonly Found['labels'][], promised: readonly Label[]): void {
  expect(new Set(given.flatMap(Object.keys))).toEqual(new Set(promised.map(({ name }) => name)));
  for (const { name, values } of promised) {
    const found = given.flatMap((one) => (name in one ? [one[name]] : []));
    if (values) expect(values).toEqual(expect.arrayContaining(found));
  }
}

function isCompared({ name }: Label): boolean {
  return name !== 'container_runtime' && !(name in logs.pods.podLabels);
}

function texts(lines: readonly StoredLine[]): readonly string[] {
  return lines.map(({ line }) => line).sort();
}

/** What is left of a line, and of what was found in it. */
function remaining(line: StoredLine): readonly unknown[] {
  return [line.timestamp, line.line, found(line).metadata];
}
