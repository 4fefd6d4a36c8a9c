import { authenticationDirect } from '../../../../lib/tiers/loki/checks/authentication';
import { runCheck } from '../../../support/checks';
import { AUTHENTICATION, minimal } from '../props';

test('passwords are asked of somebody', () => {
  const authentication = AUTHENTICATION;
  expect(runCheck(authenticationDirect, { loki: minimal({ authentication, access: 'direct' }) })).toMatchObject([
    { id: 'loki/authentication-direct', severity: 'warning', path: ['loki', 'access'] },
  ]);
  const ingress = { host: 'logs.example.com' };
  expect(runCheck(authenticationDirect, { loki: minimal({ authentication, access: 'direct', ingress }) })).toEqual([]);
  expect(runCheck(authenticationDirect, { loki: minimal({ authentication }) })).toEqual([]);
  expect(runCheck(authenticationDirect, { loki: minimal({ access: 'direct' }) })).toEqual([]);
});
