import { error, type Finding, warning } from '../../../findings/finding';
import { valueAt } from '../../../kubernetes/json';
import type { InstallingEnvironment } from '../../../plan/environment';

type Asked = Pick<InstallingEnvironment, 'loki'>;

const KEEP_AWAY = 'mesh:\n  istio: {}';

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

/** Loki itself believes every caller, and its Services stand open beside the gateway. */
export function lokiEntranceOpen({ loki, mesh }: Pick<InstallingEnvironment, 'loki' | 'mesh'>): readonly Finding[] {
  if (mesh !== undefined) return [];
  return [...openServices(loki), ...openTenant(loki)];
}

function openServices(loki: Asked['loki']): readonly Finding[] {
  if (!asksForPasswords(loki)) return [];
  return [
    warning('loki/entrance-open', ['loki', 'gateway'], {
      problem: 'the gateway asks for passwords, but the Services behind it do not, and nothing keeps clients away',
      consequence: 'every pod of the cluster can go around the gateway, read all lines, and write lines of others',
      fix: KEEP_AWAY,
    }),
  ];
}

function openTenant(loki: Asked['loki']): readonly Finding[] {
  if (loki.tenant === undefined || asksForPasswords(loki)) return [];
  return [
    warning('loki/entrance-open', ['loki', 'tenant'], {
      problem: `Loki believes every client that it is tenant ${loki.tenant}, and nothing keeps clients away`,
      consequence: 'every pod of the cluster can read all lines, and write lines that look like those of others',
      fix: KEEP_AWAY,
    }),
  ];
}

function asksForPasswords({ authentication, values }: Asked['loki']): boolean {
  return authentication !== undefined || valueAt(values, 'gateway', 'basicAuth', 'enabled') === true;
}
