import { lokiCanary, lokiGateway } from '../../lib/checks/loki-entrance';
import { distributed, minimal, onDisk } from '../tiers/loki/props';

test('clients that are sent to the gateway find one', () => {
  expect(lokiGateway({ loki: minimal({ gatewayReplicas: 0 }) })).toMatchObject([
    { id: 'loki/gateway', severity: 'error', path: ['loki', 'access'] },
  ]);
  expect(lokiGateway({ loki: minimal({ gatewayReplicas: 0, access: 'direct' }) })).toEqual([]);
  expect(lokiGateway({ loki: minimal() })).toEqual([]);
});

test('the canary needs one address for writing and reading', () => {
  const canary = { id: 'loki/canary-gateway', severity: 'error', path: ['loki', 'canary'] };
  expect(lokiCanary({ loki: minimal({ gatewayReplicas: 0 }) })).toMatchObject([canary]);
  expect(lokiCanary({ loki: distributed({ gatewayReplicas: 0 }) })).toMatchObject([canary]);
  expect(lokiCanary({ loki: onDisk({ gatewayReplicas: 0 }) })).toEqual([]);
  expect(lokiCanary({ loki: minimal({ gatewayReplicas: 0, canary: false }) })).toEqual([]);
});
