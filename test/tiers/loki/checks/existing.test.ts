import { parse } from 'yaml';
import { runChecks } from '../../../../lib/findings/check';
import type { Fix } from '../../../../lib/findings/finding';
import { formatFix } from '../../../../lib/findings/fix-text';
import type { Environment } from '../../../../lib/plan/environment';
import { existingPlainHttp, existingPort, existingUrl } from '../../../../lib/tiers/loki/checks/existing';
import { loadOne, MINIMAL } from '../../../environment/in-memory';

const check = (environment: Environment) => runChecks([existingUrl, existingPort, existingPlainHttp], environment);

const OWN = /^loki:[\s\S]*?(?=^collector)/m;

function findings(existing: Readonly<Record<string, string>>) {
  const lines = Object.entries(existing).map(([key, value]) => `    ${key}: "${value}"\n`);
  return check(loadOne(MINIMAL.replace(OWN, `loki:\n  existing:\n${lines.join('')}`)));
}

const push = (pushUrl: string) => findings({ pushUrl });
const GATEWAY = 'http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push';

/** What the text to paste says of the key. */
function pasted(fix: Fix = '', key = 'pushUrl'): string {
  return parse(formatFix(fix)).loki.existing[key];
}

describe('nothing is wrong with', () => {
  test.each([
    GATEWAY,
    'http://loki-gateway.loki.svc/loki/api/v1/push',
    'http://loki-gateway.loki.svc.cluster.local./loki/api/v1/push',
    'http://loki.loki.svc.cluster.local:3100/loki/api/v1/push',
    'http://loki-write-headless.loki.svc.cluster.local:3100/loki/api/v1/push',
    'http://loki-distributor.loki.svc.cluster.local:3100/loki/api/v1/push',
    'http://log-store.platform.svc.cluster.local:8080/loki/api/v1/push',
    'http://loki.loki.svc.clusterset.local:3100/loki/api/v1/push',
    'https://logs.example.com/loki/api/v1/push',
    'https://logs.example.com/prefix/loki/api/v1/push',
    'http://10.0.40.10:3100/loki/api/v1/push',
    'https://[fd00::1]:3100/loki/api/v1/push',
  ])('%s', (pushUrl) => expect(push(pushUrl)).toEqual([]));

  test('URLs for queries and OTLP of the same Loki', () => {
    const others = { queryUrl: 'https://logs.example.com/read/', otlpUrl: 'https://logs.example.com/write/otlp' };
    expect(findings({ pushUrl: GATEWAY, ...others })).toEqual([]);
  });
});

describe('the path of pushes', () => {
  test.each([
    ['', 'has no path'],
    ['/', 'has no path'],
    ['/loki/api/v1/push/', 'a slash'],
    ['/api/prom/push', 'before version 1'],
    ['/otlp', 'the base of OTLP'],
    ['/otlp/v1/logs', 'over OTLP'],
    ['/loki/api/v1/query_range', 'queries are answered'],
    ['/loki/api/v1', 'queries are answered'],
    ['/loki/api/v1/push?x=1', '?x=1'],
  ])('%s', (path, problem) => {
    const [finding, ...others] = push(`http://loki-gateway.loki.svc.cluster.local${path}`);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'loki/existing-url',
      severity: 'error',
      path: ['loki', 'existing', 'pushUrl'],
      problem: expect.stringContaining(problem),
    });
    expect(pasted(finding?.fix)).toBe(GATEWAY);
  });

  test('keeps the prefix of a proxy', () => {
    const [finding] = push('https://logs.example.com/team-a/otlp/v1/logs');
    expect(pasted(finding?.fix)).toBe('https://logs.example.com/team-a/loki/api/v1/push');
  });
});

test.each([
  ['queryUrl', 'http://loki-gateway.loki.svc/loki/api/v1/query_range', 'http://loki-gateway.loki.svc'],
  ['queryUrl', 'http://loki-gateway.loki.svc/loki/api/v1/push', 'http://loki-gateway.loki.svc'],
  ['otlpUrl', 'http://loki-gateway.loki.svc/otlp/v1/logs', 'http://loki-gateway.loki.svc/otlp'],
  ['otlpUrl', 'http://loki-gateway.loki.svc', 'http://loki-gateway.loki.svc/otlp'],
])('%s must not be %s', (key, url, right) => {
  const [finding, ...others] = findings({ pushUrl: GATEWAY, [key]: url });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'loki/existing-url', path: ['loki', 'existing', key] });
  expect(pasted(finding?.fix, key)).toBe(right);
});

describe('the host', () => {
  test.each([
    ['localhost', 'the caller itself'],
    ['127.0.0.1', 'the caller itself'],
    ['127.1', 'the caller itself'],
    ['0.0.0.0', 'the caller itself'],
    ['[::1]', 'the caller itself'],
    ['[::]', 'the caller itself'],
    ['loki', 'no namespace'],
    ['loki.svc.cluster.local', '<name>.<namespace>.svc'],
    ['loki.svc', '<name>.<namespace>.svc'],
    ['loki-0.loki-headless.loki.svc.cluster.local', '<name>.<namespace>.svc'],
    ['loki.loki.svc.cluster.example', 'the domain of this cluster is cluster.local'],
    ['loki_write.loki.svc.cluster.local', 'loki_write'],
    ['loki.-loki.svc.cluster.local', '-loki'],
  ])('%s', (host, problem) => {
    const [finding, ...others] = push(`http://${host}:3100/loki/api/v1/push`);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'loki/existing-url',
      severity: 'error',
      problem: expect.stringContaining(problem),
    });
    expect(pasted(finding?.fix)).toMatch(/^http:\/\/[a-z-]+\.loki\.svc\.cluster\.local(:3100)?\/loki\/api\/v1\/push$/);
  });

  test.each(['http://loki.loki.svc:99999/loki/api/v1/push', 'http://[::1/loki/api/v1/push'])('%s is none', (url) => {
    expect(push(url)).toMatchObject([{ id: 'loki/existing-url', problem: expect.stringContaining('no URL') }]);
  });
});

describe('a Service of Loki’s charts', () => {
  test.each(['loki-read', 'loki-query-frontend', 'loki-backend-headless', 'loki-memberlist', 'loki-canary'])(
    '%s takes no lines',
    (name) => {
      const [finding, ...others] = push(`http://${name}.loki.svc.cluster.local:3100/loki/api/v1/push`);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        id: 'loki/existing-url',
        severity: 'error',
        problem: expect.stringContaining(name),
      });
      expect(pasted(finding?.fix)).toBe(GATEWAY);
    },
  );

  test.each(['loki-write', 'loki-distributor', 'loki-ingester'])('%s answers no queries', (name) => {
    const queryUrl = `http://${name}.loki.svc.cluster.local:3100`;
    expect(findings({ pushUrl: GATEWAY, queryUrl })).toMatchObject([
      { id: 'loki/existing-url', path: ['loki', 'existing', 'queryUrl'] },
    ]);
  });

  test.each([
    ['http://loki-gateway.loki.svc.cluster.local:3100', GATEWAY],
    ['https://loki-gateway.loki.svc.cluster.local', GATEWAY],
    ['http://loki.loki.svc.cluster.local', 'http://loki.loki.svc.cluster.local:3100/loki/api/v1/push'],
    ['https://loki.loki.svc.cluster.local:3100', 'http://loki.loki.svc.cluster.local:3100/loki/api/v1/push'],
  ])('%s: its charts have another port unless someone has changed that', (base, right) => {
    const [finding, ...others] = push(`${base}/loki/api/v1/push`);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'loki/existing-port', severity: 'warning' });
    expect(pasted(finding?.fix)).toBe(right);
  });

  test('the port for gRPC takes no HTTP', () => {
    expect(push('http://loki-write.loki.svc.cluster.local:9095/loki/api/v1/push')).toMatchObject([
      { id: 'loki/existing-url', severity: 'error' },
    ]);
  });
});

describe('a password', () => {
  const withSecret = (pushUrl: string) => findings({ pushUrl, credentialsSecret: 'loki-login' });

  test('that leaves the cluster over http can be read', () => {
    const [finding, ...others] = withSecret('http://logs.example.com/loki/api/v1/push');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'loki/existing-plain-http', severity: 'warning' });
    expect(pasted(finding?.fix)).toBe('https://logs.example.com/loki/api/v1/push');
  });

  test.each([GATEWAY, 'https://logs.example.com/loki/api/v1/push'])('is safe with %s', (url) => {
    expect(withSecret(url)).toEqual([]);
  });
});

test('a Loki that is installed has no such URLs', () => {
  expect(check(loadOne(MINIMAL))).toEqual([]);
});
