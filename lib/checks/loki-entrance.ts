import type { Environment } from '../environment/environment';
import { error, type Finding } from './finding';

type Asked = Pick<Environment, 'loki'>;

const ADD_GATEWAY = 'loki:\n  gateway:\n    replicas: 1';

/** Clients that are sent to the gateway find one. */
export function lokiGateway({ loki: { access, gatewayReplicas } }: Asked): readonly Finding[] {
  if (access !== 'gateway' || gatewayReplicas > 0) return [];
  return [
    error('loki/gateway', ['loki', 'access'], {
      problem: 'clients shall call the gateway, but none runs',
      consequence: 'they would call the Services of Loki instead',
      fix: `${ADD_GATEWAY}\n# or\nloki:\n  access: direct`,
    }),
  ];
}

/** The canary has one address that takes lines and answers queries. */
export function lokiCanary({ loki: { canary, topology, gatewayReplicas } }: Asked): readonly Finding[] {
  if (!canary || gatewayReplicas > 0 || topology === 'monolithic') return [];
  return [
    error('loki/canary-gateway', ['loki', 'canary'], {
      problem: `the canary writes and reads at one address, which only a gateway has in the topology ${topology}`,
      consequence: 'every line that it writes is refused, and its alerts never stop',
      fix: `${ADD_GATEWAY}\n# or\nloki:\n  canary: false`,
    }),
  ];
}
