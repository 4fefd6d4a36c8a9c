import { resolvePlatform } from '../../../../lib/platform/resolve';
import { addressFamily, existingAddressFamily } from '../../../../lib/tiers/loki/checks/address-family';
import { LokiStorage } from '../../../../lib/tiers/loki/storage/kinds';
import { runCheck } from '../../../support/checks';
import { minimal, S3 } from '../props';

const FOUR = '10.244.0.0/16';
const SIX = 'fd00:10:244::/56';

const s3At = (endpoint: string) => ({ ...S3, endpoint });

test.each([
  ['http://10.0.40.10:9000', [SIX], 1],
  ['10.0.40.10:9000', [SIX], 1],
  ['https://[fd00:40::10]:9000', [SIX], 0],
  ['https://[fd00:40::10]:9000', [FOUR], 1],
  ['https://[fd00:40::10]:9000', [FOUR, SIX], 0],
  ['http://10.0.40.10:9000', [FOUR, SIX], 0],
  ['http://10.0.40.10:9000', undefined, 0],
  ['https://s3.example.com', [SIX], 0],
])('%s from pods of %j: %i findings', (endpoint, podCidrs, count) => {
  const platform = resolvePlatform({ podCidrs });
  expect(runCheck(addressFamily, { loki: minimal({ storage: s3At(endpoint) }), platform })).toHaveLength(count);
});

test('the store of earlier periods and the Alertmanager are called too', () => {
  const loki = minimal({
    storage: LokiStorage.gcs({ buckets: { chunks: 'new' }, credentialsSecret: 'gcs-key' }),
    earlierStorage: [s3At('http://10.0.40.10:9000')],
    rules: { alertmanager: 'http://10.0.40.11:9093', groups: [] },
  });
  expect(runCheck(addressFamily, { loki, platform: resolvePlatform({ podCidrs: [SIX] }) })).toMatchObject([
    {
      id: 'loki/address-family',
      severity: 'warning',
      path: ['loki', 'earlierStorage', 's3', 'endpoint'],
      problem: `http://10.0.40.10:9000 is an address of IPv4, and pods have addresses of IPv6 only: ${SIX}`,
    },
    { path: ['loki', 'rules', 'alertmanager'] },
  ]);
});

test('a Loki that someone else runs is called', () => {
  const url = 'http://10.0.40.10:3100';
  const existingLoki = {
    pushUrl: `${url}/loki/api/v1/push`,
    queryUrl: url,
    otlpUrl: `${url}/otlp`,
    structuredMetadata: true,
  };
  const platform = resolvePlatform({ podCidrs: [SIX] });
  expect(runCheck(existingAddressFamily, { existingLoki, platform })).toMatchObject([
    { path: ['loki', 'existing', 'pushUrl'] },
  ]);
});
