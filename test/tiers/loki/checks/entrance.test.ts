import { lokiCanary, lokiEntranceOpen, lokiGateway } from '../../../../lib/tiers/loki/checks/entrance';
import { AUTHENTICATION, distributed, minimal, onDisk } from '../props';

const BASIC_AUTH = { gateway: { basicAuth: { enabled: true } } };

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

test('a tenant is kept by a mesh', () => {
  const loki = minimal({ tenant: 'prod' });
  expect(lokiEntranceOpen({ loki })).toMatchObject([
    { id: 'loki/entrance-open', severity: 'warning', path: ['loki', 'tenant'] },
  ]);
  expect(lokiEntranceOpen({ loki, mesh: { istio: { members: [] } } })).toEqual([]);
  expect(lokiEntranceOpen({ loki: minimal() })).toEqual([]);
});

test('passwords at the gateway leave the Services behind it open, unless a mesh closes them', () => {
  const open = [{ id: 'loki/entrance-open', severity: 'warning', path: ['loki', 'gateway'] }];
  const loki = minimal({ authentication: AUTHENTICATION });
  expect(lokiEntranceOpen({ loki })).toMatchObject(open);
  expect(lokiEntranceOpen({ loki: { ...loki, tenant: 'prod' } })).toMatchObject(open);
  expect(lokiEntranceOpen({ loki: minimal({ values: BASIC_AUTH }) })).toMatchObject(open);
  expect(lokiEntranceOpen({ loki, mesh: { istio: { members: [] } } })).toEqual([]);
});
