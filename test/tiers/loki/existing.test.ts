import { existingLoki, type ResolvedExistingLoki, urlsOfExisting } from '../../../lib/tiers/loki/existing';
import { endpointUrl } from '../../../lib/wiring/endpoint';

const minimal: ResolvedExistingLoki = {
  pushUrl: 'http://loki.loki.svc:3100/loki/api/v1/push',
  queryUrl: 'http://loki.loki.svc:3100/',
  otlpUrl: 'http://loki.loki.svc:3100/otlp',
  structuredMetadata: true,
  clusterDomain: 'cluster.local',
};
const everything: Required<ResolvedExistingLoki> = { ...minimal, tenant: 'prod', credentialsSecret: 'loki-login' };

test('endpoints lead where the URLs do', () => {
  const { push, query, otlp } = existingLoki(minimal);
  expect([push, query, otlp].map(endpointUrl)).toEqual([
    'http://loki.loki.svc:3100/loki/api/v1/push',
    'http://loki.loki.svc:3100',
    'http://loki.loki.svc:3100/otlp',
  ]);
});

test('everyone calls as the tenant, with the credentials', () => {
  for (const endpoint of Object.values(existingLoki(everything))) {
    expect(endpoint).toMatchObject({ tenant: 'prod', credentialsSecret: 'loki-login' });
  }
  expect(existingLoki(minimal).push).not.toHaveProperty('tenant');
});

test.each([
  ['loki.loki.svc', { name: 'loki', namespace: 'loki' }],
  ['loki.loki.svc.cluster.local', { name: 'loki', namespace: 'loki' }],
  ['loki.loki.svc.cluster.local.', { name: 'loki', namespace: 'loki' }],
  ['loki.loki.svc.cluster.example', undefined],
  ['logs.example.com', undefined],
])('the Service behind %s', (host, service) => {
  const { push } = existingLoki({ ...minimal, pushUrl: `http://${host}/loki/api/v1/push` });
  expect(push).toMatchObject({ host, port: 80 });
  expect(push.service).toEqual(service);
});

test.each([
  ['https://logs.example.com/loki/api/v1/push', 'https://logs.example.com'],
  ['https://logs.example.com/team-a/loki/api/v1/push', 'https://logs.example.com/team-a'],
  ['https://logs.example.com:8443/else', 'https://logs.example.com:8443'],
])('what follows from %s', (pushUrl, base) => {
  expect(urlsOfExisting(pushUrl)).toEqual({ queryUrl: base, otlpUrl: `${base}/otlp` });
});
