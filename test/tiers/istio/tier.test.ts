import { RE2JS } from 're2js';
import { parse } from 'yaml';
import { toJson } from '../../../lib/kubernetes/manifest';
import { TRACE_ID_PATTERNS } from '../../../lib/logs/parsing/trace-ids';
import { ACCESS_LOG_FORMAT } from '../../../lib/tiers/istio/access-log-format';
import { accessLogTier } from '../../../lib/tiers/istio/tier';
import { crdErrors } from '../../support/crd-schemas';

const tier = accessLogTier({ namespaces: ['shop', 'payments', 'shop'], provider: 'access-logs-with-trace-ids' });
const [manualStep] = tier.manualSteps ?? [];

test('each namespace has one Telemetry for all of its proxies, waypoints included', () => {
  expect(tier.configs).toMatchObject([
    { kind: 'Telemetry', metadata: { name: 'access-logs', namespace: 'shop' } },
    { kind: 'Telemetry', metadata: { name: 'access-logs', namespace: 'payments' } },
  ]);
  for (const object of tier.configs) {
    expect(object.spec).toEqual({ accessLogging: [{ providers: [{ name: 'access-logs-with-trace-ids' }] }] });
    expect(crdErrors(Object(toJson(object)))).toEqual([]);
  }
});

test('the provider of that name is handed out for Istio, with what to do', () => {
  expect(manualStep).toMatchObject({ path: 'istio/mesh-config.yaml' });
  expect(parse(manualStep?.content ?? '')).toEqual({
    meshConfig: {
      extensionProviders: [
        {
          name: 'access-logs-with-trace-ids',
          envoyFileAccessLog: { path: '/dev/stdout', logFormat: { labels: ACCESS_LOG_FORMAT } },
        },
      ],
    },
  });
  for (const told of ['replaces', 'ztunnel', 'waypoint', 'the oldest alone']) {
    expect(manualStep?.instruction.source).toContain(told);
  }
});

test('nothing that tells of people is logged', () => {
  const format = JSON.stringify(ACCESS_LOG_FORMAT);
  expect(format).not.toMatch(/%REQ\([^)]*:PATH\)|COOKIE|AUTHORIZATION%|USER-AGENT|FORWARDED-FOR/);
  expect(ACCESS_LOG_FORMAT.path).toBe('%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%');
});

describe('collectors find the trace in such a line', () => {
  const W3C = '4bf92f3577b34da6a3ce929d0e0e4736';
  const B3 = '463ac35c9f6413ad48485a3953bb6124';
  const header = `00-${W3C}-00f067aa0ba902b7-01`;

  test.each([
    ['W3C', header, null, W3C],
    ['B3', null, B3, B3],
    ['B3 with 64 bits', '-', '48485a3953bb6124', '48485a3953bb6124'],
    ['W3C where there are both', header, B3, W3C],
    ['none where the headers are absent', null, null, undefined],
    ['none where they are printed as a hyphen', '-', '-', undefined],
  ])('%s', (_, traceparent, b3, expected) => {
    expect(traceOf(line({ traceparent, 'x-b3-traceid': b3 }))).toBe(expected);
  });
});

/** What Envoy makes of the format: a line of JSON without spaces, its keys sorted, `null` or `-` for what is absent. */
function line(headers: Readonly<Record<string, string | null>>): string {
  const keys = Object.keys(ACCESS_LOG_FORMAT).sort();
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, key in headers ? headers[key] : 'GET'])));
}

/** As the collectors do: each pattern that matches writes over what the one before has found. */
function traceOf(text: string): string | undefined {
  return TRACE_ID_PATTERNS.reduce<string | undefined>((found, pattern) => {
    const matcher = RE2JS.compile(pattern).matcher(text);
    return matcher.find() ? (matcher.group('trace_id') ?? found) : found;
  }, undefined);
}
