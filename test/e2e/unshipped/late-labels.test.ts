import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { allLogs, everything } from '../../tiers/promtail/props';
import type { Container } from '../promtail-config';
import { containerFile, SHOP } from '../promtail-lines';
import { type PromtailStack, startPromtailStack } from '../promtail-stack';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { storedLines } from '../stored-lines';
import { promtailParts } from './promtail-parts';

/** A container that has lines before the API knows its id. */
const YOUNG = { ...SHOP, pod: 'cart-1', started: false };
const GROWN = { ...YOUNG, started: true };
const RENAMED = { ...GROWN, labels: { ...GROWN.labels, 'app.kubernetes.io/name': 'basket' } };

/** Positions are known to a new reader of a file after that long: `positions.sync_period`. */
const SYNC_SECONDS = 12;

describeReal('labels that become final late: Promtail', ['promtail', 'loki'], lateLabels);

function lateLabels(paths: Paths<'promtail' | 'loki'>): void {
  const logs = { ...allLogs, journal: undefined, pods: { ...allLogs.pods, parse: [], traceIds: false } };
  let stack: PromtailStack;
  const ask = () => storedLines(stack.lokiPort, '{namespace="shop"}');
  const of = async (pod: string) => (await ask()).filter(({ labels }) => labels.pod === pod);
  const write = (line: string, pod: Container = GROWN) => containerFile(stack.logs, pod).write(line, Date.now());

  beforeAll(async () => {
    stack = await startPromtailStack(paths, promtailParts({ ...everything, logs }, [SHOP, YOUNG]));
  }, START_TIMEOUT);

  afterAll(() => stack?.destroy(), END_TIMEOUT);

  test('a line waits until all labels are there, and is stored once', async () => {
    write('one');
    write('of another', SHOP);
    await until('the other line', 40, async () => (await of(SHOP.pod)).length === 1);
    write('two');
    await sleep(3_000);
    expect(await of(YOUNG.pod)).toEqual([]);
    stack.discover([SHOP, GROWN]);
    await until('both lines', 40, async () => (await of(YOUNG.pod)).length === 2);
    const found = await of(YOUNG.pod);
    expect(found.map(({ line }) => line)).toEqual(['one', 'two']);
    for (const { labels } of found) expect(labels).toMatchObject({ app: 'cart', container_runtime: 'containerd' });
  }, 90_000);

  test('with another label of the pod, Promtail goes on where it was', async () => {
    await sleep(SYNC_SECONDS * 1000);
    stack.discover([SHOP, RENAMED]);
    await sleep(3_000);
    write('three');
    await until('the new line', 40, async () => (await of(YOUNG.pod)).length >= 3);
    await sleep(3_000);
    const found = (await of(YOUNG.pod)).map(({ line, labels }) => [line, labels.app]);
    expect(found.sort()).toEqual([
      ['one', 'cart'],
      ['three', 'basket'],
      ['two', 'cart'],
    ]);
  }, 90_000);
}
