import { lokiAuthenticationDirect } from '../../../../lib/tiers/loki/checks/authentication';
import { AUTHENTICATION, minimal } from '../props';

test('passwords are asked of somebody', () => {
  const authentication = AUTHENTICATION;
  expect(lokiAuthenticationDirect({ loki: minimal({ authentication, access: 'direct' }) })).toMatchObject([
    { id: 'loki/authentication-direct', severity: 'warning', path: ['loki', 'access'] },
  ]);
  const ingress = { host: 'logs.example.com' };
  expect(lokiAuthenticationDirect({ loki: minimal({ authentication, access: 'direct', ingress }) })).toEqual([]);
  expect(lokiAuthenticationDirect({ loki: minimal({ authentication }) })).toEqual([]);
  expect(lokiAuthenticationDirect({ loki: minimal({ access: 'direct' }) })).toEqual([]);
});
