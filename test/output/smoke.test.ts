import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MINIMAL } from '../environment/in-memory';
import { answer, type FakeLoki } from '../smoke/fake-loki';
import { runSmoke, smokeOf } from '../smoke/stub';

const GRAFANA = 'grafana: { datasource: { namespace: monitoring } }\n';
const EXISTING = `
cluster: edge
platform: { distribution: k3s, nodes: 1 }
delivery: { helmController: {} }
loki: { existing: { pushUrl: 'URL/loki/api/v1/push' } }
collector: { alloy: { namespace: alloy } }
`;
const haveCurl = ['bash', 'curl'].every((program) => spawnSync(program, ['--version']).status === 0);

/** The names of a script's checks. */
const checksOf = (script: string) => [...script.matchAll(/^check (\w+) /gm)].map(([, name]) => name);

describe('the script', () => {
  test('is one that bash reads, with a function for each check', () => {
    const script = smokeOf(MINIMAL + GRAFANA);
    expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    for (const name of checksOf(script)) expect(script).toContain(`\n${name}() {\n`);
  });

  test('looks at what the environment has, and at nothing else', () => {
    const plain = checksOf(smokeOf(MINIMAL));
    expect(plain).toEqual(expect.arrayContaining(['workloads_are_ready', 'lines_come_back', 'pods_arrive']));
    expect(plain).not.toContain('grafana_finds_its_datasource');
    expect(plain).not.toContain('events_arrive');
    expect(checksOf(smokeOf(`${MINIMAL + GRAFANA}logs: { events: true }\n`))).toEqual(
      expect.arrayContaining(['grafana_finds_its_datasource', 'events_arrive']),
    );
  });

  test('names the tenant, and asks whether others are refused', () => {
    const script = smokeOf(MINIMAL.replace('  retention', '  tenant: team\n  retention'));
    expect(script).toContain('X-Scope-OrgID: team');
    expect(checksOf(script)).toContain('tenants_are_asked_for');
  });

  test('prints made-up secrets where lines are redacted, and only there', () => {
    const script = smokeOf(`${MINIMAL}logs: { redaction: { namespaces: [vault] } }\n`);
    expect(checksOf(script)).toContain('secrets_are_redacted');
    expect(script).toContain('redaction_pod vault "$id" "$secret" "${SMOKE_IMAGE:-$image}"');
    expect(script).toContain('image=docker.io/library/busybox:1.37\n');
    expect(smokeOf(MINIMAL)).not.toContain('redaction_pod');
  });

  test('starts an image of the registry that the environment names for its own', () => {
    const redacting = `${MINIMAL}logs: { redaction: { namespaces: [vault] } }\n`;
    const global = 'values: { global: { image: { registry: registry.example/mirror/ } } }';
    const alloy = redacting.replace('alloy: { namespace: monitoring }', `alloy: { namespace: monitoring, ${global} }`);
    expect(smokeOf(alloy)).toContain('image=registry.example/mirror/library/busybox:1.37\n');
    const loki = redacting.replace(
      '  retention',
      '  values: { global: { imageRegistry: registry.example } }\n  retention',
    );
    expect(smokeOf(loki)).toContain('image=registry.example/library/busybox:1.37\n');
  });

  test('is not there where nothing runs', () => {
    expect(smokeOf(`enabled: false\n${MINIMAL}`)).toBe('');
  });
});

(haveCurl ? describe : describe.skip)('run', () => {
  let server: Server;
  let port: number;
  let loki: FakeLoki;

  beforeEach(async () => {
    loki = {
      labels: ['cluster', 'namespace', 'pod', 'container', 'node', 'job'],
      retention: '30d',
      lost: false,
      lines: [],
      seen: [],
    };
    server = createServer((request, response) => {
      answer(request, loki).then(({ status, body }) => response.writeHead(status).end(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('everything passes, and says what it proved', async () => {
    const { code, stdout, stderr } = await runSmoke(smokeOf(MINIMAL + GRAFANA), port);
    expect(stdout).not.toMatch(/FAILED/);
    expect(stderr).toBe('');
    expect(stdout).toContain('ok       Loki deletes what is older than it should keep: after 30d');
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, 0 skipped\n$/);
    expect(code).toBe(0);
  }, 30_000);

  test.each<[string, Partial<FakeLoki>, string]>([
    ['a label that is missing', { labels: ['cluster'] }, 'no line of the last hour has the label namespace'],
    [
      'another retention',
      { retention: '0s' },
      'Loki deletes what is older than it should keep: it keeps them for ever',
    ],
  ])(
    '%s fails',
    async (_what, changes, text) => {
      Object.assign(loki, changes);
      const { code, stdout } = await runSmoke(smokeOf(MINIMAL), port);
      expect(stdout).toContain(text);
      expect(stdout).toMatch(/ 1 failed, 0 skipped\n$/);
      expect(code).toBe(1);
    },
    30_000,
  );

  test('a line that does not come back fails', async () => {
    loki.lost = true;
    const { stdout } = await runSmoke(smokeOf(MINIMAL).replace('within 30 found', 'within 1 found'), port);
    expect(stdout).toContain(
      'FAILED   a line that is pushed is found again: it was taken, and not found within 30 seconds',
    );
    expect(stdout).toContain('FAILED   lines of the last hour: pods: none match {cluster="production", container!=""}');
  }, 30_000);

  test.each([
    ['get services', 'LoadBalancer or NodePort in monitoring'],
    ['get ingresses', 'an Ingress in monitoring leads there'],
  ])(
    'what answers to %s is found to be open',
    async (command, text) => {
      const { code, stdout } = await runSmoke(
        smokeOf(MINIMAL),
        port,
        `case "$*" in '${command}'*) echo loki; exit ;; esac`,
      );
      expect(stdout).toContain(text);
      expect(code).toBe(1);
      const others = await runSmoke(smokeOf(MINIMAL), port, `case "$*" in '${command}'*) echo grafana; exit ;; esac`);
      expect(others.code).toBe(0);
    },
    60_000,
  );

  test('what may not be listed is not taken for closed', async () => {
    const { code, stdout } = await runSmoke(smokeOf(MINIMAL), port, `case "$*" in 'get services'*) exit 1 ;; esac`);
    expect(stdout).toContain('the Services of monitoring cannot be listed');
    expect(code).toBe(1);
  }, 30_000);

  test('workloads that are not ready are named', async () => {
    const { stdout } = await runSmoke(smokeOf(MINIMAL), port, `case "$*" in *statefulset/loki*) exit 1 ;; esac`);
    expect(stdout).toContain('FAILED   every workload is ready: statefulset/loki in monitoring is not ready');
  }, 30_000);

  test('a Loki that cannot be reached from here is skipped, and its reason is told', async () => {
    const { stdout, code } = await runSmoke(smokeOf(EXISTING.replace('URL', 'http://127.0.0.1:9')), port);
    expect(stdout).toContain(
      'skipped  a line that is pushed is found again: http://127.0.0.1:9/loki/api/v1/push cannot be reached',
    );
    expect(stdout).toContain('skipped  Loki says that it is ready: someone else runs Loki');
    expect(code).toBe(0);
  }, 30_000);

  test('a Loki of others gets the tenant and the password of the Secret, which nobody sees', async () => {
    const user = `x"y\\z`;
    const text = EXISTING.replace('pushUrl', 'tenant: prod, credentialsSecret: who, pushUrl').replace(
      'URL',
      `http://127.0.0.1:${port}`,
    );
    const { stdout, stderr } = await runSmoke(
      smokeOf(text),
      port,
      `case "$*" in 'get secret who'*) echo 'user:${user}'; exit ;; esac`,
    );
    expect(loki.seen).toContain(`prod Basic ${Buffer.from(`user:${user}`).toString('base64')}`);
    expect(stdout + stderr).not.toContain(user);
  }, 30_000);
});
