import { canaryGateway, entranceOpen, gatewayMissing } from '../../../../lib/tiers/loki/checks/entrance';
import { runCheck } from '../../../support/checks';
import { AUTHENTICATION, distributed, minimal, onDisk } from '../props';

const BASIC_AUTH = { gateway: { basicAuth: { enabled: true } } };

test('clients that are sent to the gateway find one', () => {
  expect(runCheck(gatewayMissing, { loki: minimal({ gatewayReplicas: 0 }) })).toMatchObject([
    { id: 'loki/gateway', severity: 'error', path: ['loki', 'access'] },
  ]);
  expect(runCheck(gatewayMissing, { loki: minimal({ gatewayReplicas: 0, access: 'direct' }) })).toEqual([]);
  expect(runCheck(gatewayMissing, { loki: minimal() })).toEqual([]);
});

test('the canary needs one address for writing and reading', () => {
  const canary = { id: 'loki/canary-gateway', severity: 'error', path: ['loki', 'canary'] };
  expect(runCheck(canaryGateway, { loki: minimal({ gatewayReplicas: 0 }) })).toMatchObject([canary]);
  expect(runCheck(canaryGateway, { loki: distributed({ gatewayReplicas: 0 }) })).toMatchObject([canary]);
  expect(runCheck(canaryGateway, { loki: onDisk({ gatewayReplicas: 0 }) })).toEqual([]);
  expect(runCheck(canaryGateway, { loki: minimal({ gatewayReplicas: 0, canary: false }) })).toEqual([]);
});

test('a tenant is kept by a mesh', () => {
  const loki = minimal({ tenant: 'prod' });
  expect(runCheck(entranceOpen, { loki, meshed: false })).toMatchObject([
    { id: 'loki/entrance-open', severity: 'warning', path: ['loki', 'tenant'] },
  ]);
  expect(runCheck(entranceOpen, { loki, meshed: true })).toEqual([]);
  expect(runCheck(entranceOpen, { loki: minimal(), meshed: false })).toEqual([]);
});

test('passwords at the gateway leave the Services behind it open, unless a mesh closes them', () => {
  const open = [{ id: 'loki/entrance-open', severity: 'warning', path: ['loki', 'gateway'] }];
  const loki = minimal({ authentication: AUTHENTICATION });
  expect(runCheck(entranceOpen, { loki, meshed: false })).toMatchObject(open);
  expect(runCheck(entranceOpen, { loki: { ...loki, tenant: 'prod' }, meshed: false })).toMatchObject(open);
  expect(runCheck(entranceOpen, { loki: minimal({ values: BASIC_AUTH }), meshed: false })).toMatchObject(open);
  expect(runCheck(entranceOpen, { loki, meshed: true })).toEqual([]);
});
