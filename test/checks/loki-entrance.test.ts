import { lokiCanary, lokiEntranceOpen, lokiGateway } from '../../lib/checks/loki-entrance';
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

test('a tenant is kept by a mesh or by passwords', () => {
  const loki = minimal({ tenant: 'prod' });
  const basicAuth = { gateway: { basicAuth: { enabled: true } } };
  expect(lokiEntranceOpen({ loki })).toMatchObject([
    { id: 'loki/entrance-open', severity: 'warning', path: ['loki', 'tenant'] },
  ]);
  expect(lokiEntranceOpen({ loki, mesh: { istio: { members: [] } } })).toEqual([]);
  expect(lokiEntranceOpen({ loki: { ...loki, values: basicAuth } })).toEqual([]);
  expect(lokiEntranceOpen({ loki: minimal() })).toEqual([]);
});
