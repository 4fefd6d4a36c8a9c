import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../verify/programs/program';
import { describeReal, type Paths } from '../../support/programs';
import { twoTiers as props } from '../../tiers/otel/props';
import { loadSenders, missingLines, NONE, type Senders, sendLoad } from '../load';
import { END_TIMEOUT, START_TIMEOUT } from '../ready';
import { podFile } from '../senders';
import { type Stack, startStack } from '../stack';
import { storedLines } from '../stored-lines';
import { otelStack } from './otel-stack';

/** Loki is away that long; the shipper is killed in the middle of it. */
const OUTAGE_SECONDS = 60;
const LOAD_SECONDS = 75;

describeReal(
  'no environment ships: two tiers with queues on disk, an outage with a kill',
  ['otelcol', 'loki'],
  twoTiers,
);

function twoTiers(paths: Paths<'otelcol' | 'loki'>): void {
  let stack: Stack;
  let senders: Senders;

  beforeAll(async () => {
    stack = await startStack(paths, otelStack(props));
    senders = loadSenders(stack, 'load-0');
  }, START_TIMEOUT);

  afterAll(async () => {
    senders?.close();
    await stack?.destroy();
  }, END_TIMEOUT);

  test('a line of an excluded namespace is not there', async () => {
    const now = Date.now() - 60_000;
    podFile(stack.pods, 'vault', 'vault-0', 'app').write('secret', now);
    podFile(stack.pods, 'shop', 'cart-0', 'app').write('hello', now);
    await until('the other line', 40, async () => (await lines()).includes('hello'));
    expect(await lines()).not.toContain('secret');
  }, 60_000);

  test('no line is lost while Loki is away under load and the shipper is killed', async () => {
    const load = sendLoad(senders, 'both', LOAD_SECONDS);
    await sleep(8_000);
    await stack.loki.end('SIGTERM');
    await sleep(OUTAGE_SECONDS * 500);
    await stack.shipper.end('SIGKILL');
    stack.shipper.start();
    await sleep(OUTAGE_SECONDS * 500);
    await stack.restart(stack.loki);
    expect(await missingLines(stack.lokiPort, await load)).toEqual(NONE);
  }, 360_000);

  async function lines(): Promise<readonly string[]> {
    return (await storedLines(stack.lokiPort, '{cluster="prod"}')).map(({ line }) => line);
  }
}
