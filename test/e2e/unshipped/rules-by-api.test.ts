import { createServer } from 'node:http';
import { freePort } from '../../../verify/programs/free-port';
import { until } from '../../../verify/programs/program';
import { describeReal } from '../../support/programs';
import { type ObjectServer, startS3 } from '../object-stores';
import { pushLines } from '../push';
import { END_TIMEOUT, START_TIMEOUT, startServers } from '../ready';
import { lokiPod, type PodPlace, podPlace, podServer } from '../released-pod';
import { type Destroyable, scratchFolder, type Undo, undoable } from '../undo';

const RULES_BUCKET = 'loki-ruler';
const CHUNKS_BUCKET = 'loki-chunks';
const FAKE_KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };

/** A group of rules as Grafana and lokitool send it. */
const GROUP = `
name: apps
interval: 1s
rules:
  - alert: LineSeen
    expr: count_over_time({app="ruled"}[5m]) > 0
    labels: { severity: warning }
`;

const KNOWN = /^loki_prometheus_notifications_alertmanagers_discovered\{.*\} 1$/m;

interface Scene extends Destroyable {
  readonly place: PodPlace;
  readonly store: ObjectServer;
  readonly alerts: readonly string[];
}

describeReal('no environment ships: rules that Loki takes by its API', ['loki', 'loki-3.7', 'gofakes3'], (paths) => {
  let scene: Scene | undefined;
  afterEach(() => scene?.destroy(), END_TIMEOUT);

  test.each([
    ['6.49.0', paths.loki],
    ['18.11.0', paths['loki-3.7']],
  ])(
    'chart %s: they are kept in their bucket, and the Alertmanager hears of what they find',
    async (version, binary) => {
      scene = await undoable((undo) => start(binary, version, paths.gofakes3, undo));
      const { place, store, alerts } = scene;
      const url = `http://127.0.0.1:${place.httpPort}`;
      await send('POST', `${url}/loki/api/v1/rules/namespace`, GROUP);
      expect(await store.objects()).toContain('rules/fake/');
      // An alert that is found before that is sent a minute later.
      await until('the Alertmanager is known', 60, async () => KNOWN.test(await page(`${url}/metrics`)));
      await pushLines(url, { app: 'ruled' }, [[Date.now(), 'a line']]);
      await until('the alert is sent', 60, async () => alerts.some((body) => body.includes('LineSeen')));
    },
    START_TIMEOUT,
  );
});

async function start(binary: string, version: string, s3: string, undo: Undo): Promise<Omit<Scene, 'destroy'>> {
  const alerts: string[] = [];
  const alertmanager = await listen(alerts, undo);
  const store = await startS3(s3, RULES_BUCKET, undo);
  await send('PUT', `${store.url}/${CHUNKS_BUCKET}`);
  const place = await podPlace(scratchFolder('rules', undo), '127.0.0.1');
  const pod = lokiPod(environment(version, store.url, alertmanager));
  await startServers([podServer(binary, pod, place, FAKE_KEYS)], undo);
  return { place, store, alerts };
}

/** Something that takes alerts, and keeps what it gets. @returns its URL */
async function listen(alerts: string[], undo: Undo): Promise<string> {
  const port = await freePort();
  const server = createServer(async (asked, answer) => {
    let body = '';
    for await (const chunk of asked) body += chunk;
    alerts.push(body);
    answer.writeHead(200).end();
  });
  undo(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${port}`;
}

async function page(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return response.text();
}

async function send(method: string, url: string, body?: string): Promise<void> {
  const headers = { 'content-type': 'application/yaml' };
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

function environment(version: string, endpoint: string, alertmanager: string): string {
  const store = `endpoint: "${endpoint}", region: us-east-1, forcePathStyle: true, credentialsSecret: loki-s3`;
  return `
cluster: production
platform: { distribution: k3s, nodes: 1 }
delivery: { flux: {} }
loki:
  namespace: monitoring
  retention: 30d
  canary: false
  chart: { version: ${version} }
  storage: { s3: { ${store}, buckets: { chunks: ${CHUNKS_BUCKET}, ruler: ${RULES_BUCKET} } } }
  rules: { alertmanager: "${alertmanager}" }
collector:
  alloy: { namespace: monitoring }
`.trimStart();
}
