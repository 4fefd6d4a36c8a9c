import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { isExternal } from '../../../lib/wiring/flow';
import { AUTHENTICATION, COMMUNITY_CHART, GRAFANA_CHART, minimal } from './props';

const authentication = AUTHENTICATION;

describe.each([GRAFANA_CHART, COMMUNITY_CHART])('chart $version', (chart) => {
  test('the gateway asks for passwords that a Secret lists', () => {
    expect(lokiValues(minimal({ chart, authentication }))).toMatchObject({
      gateway: { basicAuth: { enabled: true, existingSecret: 'loki-htpasswd' } },
    });
    expect(lokiValues(minimal({ chart })).gateway).not.toHaveProperty('basicAuth');
  });

  test('the canary gives its password, which stands in no value', () => {
    expect(lokiValues(minimal({ chart, authentication }))).toMatchObject({
      lokiCanary: {
        extraArgs: ['-streamname=app', '-streamvalue=loki-canary', '-user=$(LOKI_USERNAME)', '-pass=$(LOKI_PASSWORD)'],
        extraEnv: [
          { name: 'LOKI_USERNAME', valueFrom: { secretKeyRef: { name: 'loki-credentials', key: 'username' } } },
          { name: 'LOKI_PASSWORD', valueFrom: { secretKeyRef: { name: 'loki-credentials', key: 'password' } } },
        ],
      },
    });
  });
});

test('whoever calls the gateway learns which Secret it needs, and whoever calls Loki itself does not', () => {
  const { push, query, otlp, ready } = lokiTier(minimal({ authentication }));
  expect([push, query, otlp].map(({ credentialsSecret }) => credentialsSecret)).toEqual(
    Array(3).fill('loki-credentials'),
  );
  expect(ready).not.toHaveProperty('credentialsSecret');
  expect(lokiTier(minimal({ authentication, access: 'direct' })).push).not.toHaveProperty('credentialsSecret');
});

test('the gateway itself calls Loki without a password', () => {
  const calls = lokiTier(minimal({ authentication })).flows.filter(
    ({ from }) => !isExternal(from) && from.name === 'loki-gateway',
  );
  expect(calls.length).toBeGreaterThan(0);
  for (const { to } of calls) expect(to).not.toHaveProperty('credentialsSecret');
});

test('both Secrets are asked for: the one of the canary only if it runs', () => {
  const secrets = (canary: boolean) =>
    lokiTier(minimal({ authentication, canary })).secrets.map(({ name, keys }) => [name, Object.keys(keys)]);
  expect(secrets(true)).toEqual([
    ['loki-s3-secret', ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
    ['loki-htpasswd', ['.htpasswd']],
    ['loki-credentials', ['username', 'password']],
  ]);
  expect(secrets(false).map(([name]) => name)).not.toContain('loki-credentials');
});

test('an Ingress always speaks TLS', () => {
  const ingress = (tlsSecret?: string) =>
    lokiValues(minimal({ authentication, ingress: { host: 'logs.example.com', tlsSecret } }));
  expect(ingress('logs-tls')).toMatchObject({
    gateway: {
      ingress: {
        enabled: true,
        hosts: [{ host: 'logs.example.com', paths: [{ path: '/', pathType: 'Prefix' }] }],
        tls: [{ secretName: 'logs-tls', hosts: ['logs.example.com'] }],
      },
    },
  });
  expect(ingress()).toMatchObject({ gateway: { ingress: { tls: [{ hosts: ['logs.example.com'] }] } } });
});
