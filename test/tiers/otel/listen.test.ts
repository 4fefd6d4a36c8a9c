import type { JsonObject } from '../../../lib/kubernetes/json';
import type { IpFamily } from '../../../lib/platform/ip-families';
import { plainOtelTier } from '../../../lib/tiers/otel/plain';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { collectorsOf } from '../../e2e/collectors';
import { fromTier } from '../../e2e/delivered';
import { twoTiers } from './props';

const configs = (ipFamilies?: readonly IpFamily[]): readonly JsonObject[] =>
  collectorsOf(fromTier(otelTier({ ...twoTiers, ipFamilies }))).map(({ config }) => config);

test('pods of IPv4, and those of which nothing is known, get the same configuration', () => {
  expect(configs(['IPv4'])).toEqual(configs());
  expect(configs()[0]).toMatchObject({
    receivers: { otlp: { protocols: { grpc: { endpoint: '${env:MY_POD_IP}:4317' } } } },
  });
});

test.each<readonly IpFamily[]>([['IPv6'], ['IPv4', 'IPv6']])(
  'where pods have addresses of IPv6, they stand in brackets, but where host and port are apart',
  (...families) => {
    const [shipper, receiver] = configs(families);
    expect(shipper).toMatchObject({
      receivers: { otlp: { protocols: { grpc: { endpoint: '[${env:MY_POD_IP}]:4317' } } } },
    });
    for (const config of [shipper, receiver]) {
      expect(config).toMatchObject({
        extensions: { health_check: { endpoint: '[${env:MY_POD_IP}]:13133' } },
        service: {
          extensions: expect.arrayContaining(['health_check']),
          telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: '${env:MY_POD_IP}' } } } }] } },
        },
      });
    }
    // Every node has this one, whatever its other addresses are.
    expect(receiver).toMatchObject({ receivers: { 'tcp_log/talos_kernel': { listen_address: '127.0.0.1:6050' } } });
  },
);

test('so they do without Helm', () => {
  const { receiver: _, ...props } = twoTiers;
  const delivered = fromTier(plainOtelTier({ ...props, ipFamilies: ['IPv6'] }));
  expect(collectorsOf(delivered)).toMatchObject([
    { config: { extensions: { health_check: { endpoint: '[${env:MY_POD_IP}]:13133' } } } },
  ]);
});
