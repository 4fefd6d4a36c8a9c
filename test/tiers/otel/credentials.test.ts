import { isJsonObject, type Json, valueAt } from '../../../lib/kubernetes/json';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { everything, twoTiers } from './props';

describe('a log store that asks for credentials', () => {
  const { secrets, releases } = otelTier(everything);
  const [shipper, receiver] = releases;

  test('is given those of a Secret beside the shipper', () => {
    expect(secrets).toEqual([expect.objectContaining({ name: 'loki-credentials', namespace: 'otel-shipper' })]);
    expect(Object.keys(secrets[0]?.keys ?? {})).toEqual(['username', 'password']);
  });

  test('gets them from files where the Secret is mounted', () => {
    expect(valueAt(shipper?.values, 'alternateConfig', 'exporters', 'otlp_http/loki', 'auth')).toEqual({
      authenticator: 'basicauth/loki',
    });
    expect(valueAt(shipper?.values, 'alternateConfig', 'extensions', 'basicauth/loki')).toEqual({
      client_auth: {
        username_file: '/etc/otelcol/credentials/username',
        password_file: '/etc/otelcol/credentials/password',
      },
    });
    expect(named(valueAt(shipper?.values, 'extraVolumes'))).toEqual({
      name: 'credentials',
      secret: { secretName: 'loki-credentials' },
    });
    expect(named(valueAt(shipper?.values, 'extraVolumeMounts'))).toEqual({
      name: 'credentials',
      mountPath: '/etc/otelcol/credentials',
      readOnly: true,
    });
  });

  test('is not called by the receiver, which gets none', () => {
    expect(JSON.stringify(receiver?.values)).not.toContain('credentials');
  });
});

test('a log store that asks for none is given none', () => {
  const { secrets, releases } = otelTier(twoTiers);
  expect(secrets).toEqual([]);
  expect(JSON.stringify(releases[0]?.values)).not.toContain('credentials');
});

function named(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list.find((entry) => isJsonObject(entry) && entry.name === 'credentials') : undefined;
}
