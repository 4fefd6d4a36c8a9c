import { connect } from 'node:net';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { until } from '../../../verify/programs/program';
import { MINIMAL } from '../../environment/in-memory';
import { describeReal } from '../../support/programs';
import { twoTiers } from '../../tiers/otel/props';
import { collectorProgram, collectorsOf } from '../collectors';
import { fromTier } from '../delivered';
import { pushLines } from '../push';
import { END_TIMEOUT, START_TIMEOUT, startServers } from '../ready';
import { lokiPod, podPlace, podServer } from '../released-pod';
import { storedLines } from '../stored-lines';
import { type Destroyable, scratchFolder, undoable } from '../undo';

const LOOPBACK = '::1';

describeReal('no environment ships: a Loki whose pods have addresses of IPv6 alone', ['loki', 'loki-3.7'], (paths) => {
  const platform = 'nodes: 3, podCidrs: ["fd00:10:244::/56"]';
  const environment = (version: string) =>
    MINIMAL.replace('nodes: 3', platform).replace('  retention:', `  chart: { version: ${version} }\n  retention:`);

  let running: Destroyable | undefined;
  afterEach(() => running?.destroy(), END_TIMEOUT);

  test.each([
    ['6.49.0', paths.loki],
    ['18.11.0', paths['loki-3.7']],
  ])(
    'chart %s: its rings and memberlist have addresses of IPv6, and lines are written and read over them',
    async (version, binary) => {
      const pod = lokiPod(environment(version));
      expect(pod.config).toMatchObject({
        common: { ring: { instance_enable_ipv6: true, kvstore: { store: 'memberlist' } } },
      });
      const started = await undoable(async (undo) => {
        const place = await podPlace(scratchFolder('ipv6', undo), LOOPBACK);
        await startServers([podServer(binary, pod, place, {})], undo);
        return { place };
      });
      running = started;
      const { httpPort, grpcPort, gossipPort } = started.place;
      const url = `http://[${LOOPBACK}]:${httpPort}`;
      await pushLines(url, { app: 'six' }, [[Date.now(), 'over IPv6']]);
      expect((await storedLines(url, '{app="six"}')).map(({ line }) => line)).toEqual(['over IPv6']);
      for (const ring of ['ring', 'compactor/ring', 'scheduler/ring']) {
        const { shards } = JSON.parse(await page(`${url}/${ring}`));
        expect([ring, shards[0].state, shards[0].address]).toEqual([ring, 'ACTIVE', `[${LOOPBACK}]:${grpcPort}`]);
      }
      const { SortedMembers: members } = JSON.parse(await page(`${url}/memberlist`));
      expect(members).toMatchObject([{ Addr: LOOPBACK, Port: gossipPort }]);
    },
    START_TIMEOUT,
  );
});

async function page(url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(10_000) });
  return response.text();
}

describeReal('no environment ships: collectors whose pods have addresses of IPv6', ['otelcol'], ({ otelcol }) => {
  const collectors = collectorsOf(fromTier(otelTier({ ...twoTiers, ipFamilies: ['IPv4', 'IPv6'] })));

  let running: Destroyable | undefined;
  afterEach(() => running?.destroy(), END_TIMEOUT);

  const cases = collectors.flatMap((collector) =>
    [LOOPBACK, '127.0.0.2'].map((address) => [collector.name, address, collector] as const),
  );

  test.each(cases)(
    '%s at %s: health, metrics and OTLP answer',
    async (name, address, collector) => {
      const host = address === LOOPBACK ? `[${address}]` : address;
      running = await undoable(async (undo) => {
        const folder = scratchFolder('ipv6', undo);
        const replace = { '/var/log': folder, '/var/lib/rancher': folder };
        const program = collectorProgram(collector, { binary: otelcol, folder, node: 'node-1', address, replace });
        const log = `${folder}/${name}.log`;
        await startServers([{ name, program, url: `http://${host}:13133/`, log }], undo);
        return {};
      });
      expect(await page(`http://${host}:8888/metrics`)).toContain('otelcol_process_uptime');
      if (name === 'otel-shipper') await until('OTLP is open', 10, () => isOpen(address, 4317));
    },
    START_TIMEOUT,
  );
});

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.on('connect', answer(true)).on('error', answer(false)).on('timeout', answer(false));
  });
}
