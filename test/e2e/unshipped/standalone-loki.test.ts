import { parse } from 'yaml';
import { plainLokiTier } from '../../../lib/tiers/loki/plain';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import { freePort } from '../../../verify/programs/free-port';
import { describeReal, type Paths } from '../../support/programs';
import { onDisk } from '../../tiers/loki/props';
import { fromTier } from '../delivered';
import { plainLoki } from '../loki';
import { pushBothWays } from '../push';
import { END_TIMEOUT, START_TIMEOUT, startServers } from '../ready';
import { storedLines } from '../stored-lines';
import { type Destroyable, scratchFolder, undoable } from '../undo';

/** What seed 001 asks for, with limits and rules. */
const PROPS = onDisk({
  volume: Size.gibibytes(30),
  retention: Duration.hours(168),
  chunks: {
    idlePeriod: Duration.minutes(30),
    maxAge: Duration.hours(1),
    targetSize: Size.mebibytes(2),
    encoding: 'gzip',
  },
  limits: { ingestionRateMb: 10, ingestionBurstMb: 20, maxStreams: 10_000 },
  otlpIndexLabels: ['log_type'],
  rules: {
    alertmanager: 'http://127.0.0.1:9',
    groups: [{ name: 'lines', rules: [{ record: 'lines', expr: 'sum(count_over_time({job="plain"}[1m]))' }] }],
  },
});

describeReal('no environment ships: Loki without Helm, with limits and rules', ['loki-3.7'], lokiWithRules);

interface RunningLoki extends Destroyable {
  readonly port: number;
}

function startLoki({ 'loki-3.7': loki }: Paths<'loki-3.7'>): Promise<RunningLoki> {
  return undoable(async (undo) => {
    const folder = scratchFolder('loki', undo);
    const port = await freePort();
    const program = await plainLoki(fromTier(plainLokiTier(PROPS)))(loki, folder, port);
    const url = `http://127.0.0.1:${port}/ready`;
    await startServers([{ name: 'loki', program, url, log: `${folder}/loki.log` }], undo);
    return { port };
  });
}

function lokiWithRules(paths: Paths<'loki-3.7'>): void {
  let loki: RunningLoki;

  beforeAll(async () => {
    loki = await startLoki(paths);
  }, START_TIMEOUT);

  afterAll(() => loki?.destroy(), END_TIMEOUT);

  test('attributes that are asked for are labels', async () => {
    await pushBothWays(loki.port);
    const [sent] = await storedLines(loki.port, '{log_type="pod"}');
    expect(sent).toMatchObject({ line: 'sent', labels: { k8s_namespace_name: 'push' } });
  }, 30_000);

  test('it says of its retention, its chunks and its limits what was asked for', async () => {
    expect(parse(await page('/config'))).toMatchObject({
      ingester: {
        chunk_idle_period: '30m0s',
        max_chunk_age: '1h0m0s',
        chunk_target_size: 2 * 1024 * 1024,
        chunk_encoding: 'gzip',
      },
      limits_config: {
        retention_period: '1w',
        ingestion_rate_mb: 10,
        ingestion_burst_size_mb: 20,
        max_global_streams_per_user: 10_000,
      },
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    });
  }, 30_000);

  test('it evaluates its rules', async () => {
    const { data } = JSON.parse(await page('/prometheus/api/v1/rules'));
    expect(data.groups).toMatchObject([{ name: 'lines', rules: [{ name: 'lines' }] }]);
  }, 30_000);

  async function page(path: string): Promise<string> {
    const response = await fetch(`http://127.0.0.1:${loki.port}${path}`, { signal: AbortSignal.timeout(20_000) });
    return response.text();
  }
}
