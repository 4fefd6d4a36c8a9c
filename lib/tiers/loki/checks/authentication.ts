import { setKey } from '../../../findings/repair';
import { lokiCheck } from './subject';

export const authenticationDirect = lokiCheck({
  id: 'loki/authentication-direct',
  severity: 'warning',
  since: '0.1.0',
  finds: "the gateway asks for passwords, but clients are sent to Loki's own Services, and nobody comes from outside",
  happens: 'the passwords protect nothing',
  remedy: 'let clients call the gateway with `loki.access: gateway`, or ask for no passwords',
  needs: ['loki'],
  find: ({ loki: { authentication, access, ingress } }) => {
    if (authentication === undefined || access === 'gateway' || ingress !== undefined) return [];
    return [
      {
        path: ['loki', 'access'],
        problem: "clients call Loki's own Services, past the gateway that asks for passwords",
        fix: setKey(['loki', 'access'], 'gateway'),
      },
    ];
  },
});
