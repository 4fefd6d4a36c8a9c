import { lokiTier } from '../../../lib/tiers/loki/tier';
import { endpointUrl } from '../../../lib/wiring/endpoint';
import { COMMUNITY_CHART, distributed, GRAFANA_CHART, minimal, onDisk } from './props';

const DOMAIN = 'monitoring.svc.cluster.local';

/** Service and container port for push and query, without the gateway. */
const DIRECT = [
  ['monolithic', onDisk, 'loki', 'loki'],
  ['simple-scalable', minimal, 'loki-write', 'loki-read'],
  ['distributed', distributed, 'loki-distributor', 'loki-query-frontend'],
] as const;

describe.each([GRAFANA_CHART, COMMUNITY_CHART])('chart $version', (chart) => {
  test.each(DIRECT)('%s, direct', (_, props, push, query) => {
    const tier = lokiTier(props({ chart, access: 'direct' }));
    expect(endpointUrl(tier.push)).toBe(`http://${push}.${DOMAIN}:3100/loki/api/v1/push`);
    expect(endpointUrl(tier.otlp)).toBe(`http://${push}.${DOMAIN}:3100/otlp`);
    expect(endpointUrl(tier.query)).toBe(`http://${query}.${DOMAIN}:3100`);
    expect(endpointUrl(tier.ready)).toBe(`http://${query}.${DOMAIN}:3100/ready`);
    expect(tier.push).toMatchObject({ containerPort: 3100, workload: { name: push } });
  });

  test.each(DIRECT)('%s, through the gateway', (_, props, __, query) => {
    const tier = lokiTier(props({ chart, access: 'gateway' }));
    expect(endpointUrl(tier.push)).toBe(`http://loki-gateway.${DOMAIN}/loki/api/v1/push`);
    expect(endpointUrl(tier.otlp)).toBe(`http://loki-gateway.${DOMAIN}/otlp`);
    expect(endpointUrl(tier.query)).toBe(`http://loki-gateway.${DOMAIN}`);
    // The gateway has no /ready.
    expect(endpointUrl(tier.ready)).toBe(`http://${query}.${DOMAIN}:3100/ready`);
    expect(tier.push).toMatchObject({ port: 80, containerPort: 8080, workload: { name: 'loki-gateway' } });
  });
});

test('the domain of the cluster is part of every URL', () => {
  const tier = lokiTier(minimal({ clusterDomain: 'cluster.example' }));
  expect(endpointUrl(tier.push)).toBe('http://loki-gateway.monitoring.svc.cluster.example/loki/api/v1/push');
});
