import type { Found } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import { valueAt } from '../../../kubernetes/json';
import type { LokiSettings } from '../settings';
import { lokiCheck } from './subject';

const KEEP_AWAY = 'run Istio in ambient mode and say so with `mesh.istio`';

const addGateway = (otherwise: string) => setKey(['loki', 'gateway'], { replicas: 1 }, { otherwise });

export const gatewayMissing = lokiCheck({
  id: 'loki/gateway',
  severity: 'error',
  since: '0.1.0',
  finds: 'clients are sent to the gateway, but none runs',
  happens: 'they would call the Services of Loki instead, past whatever the gateway was to do',
  remedy: 'run a gateway with `loki.gateway`, or say `loki.access: direct`',
  needs: ['loki'],
  find: ({ loki: { access, gatewayReplicas } }) => {
    if (access !== 'gateway' || gatewayReplicas > 0) return [];
    return [
      {
        path: ['loki', 'access'],
        problem: 'clients shall call the gateway, but none runs',
        consequence: 'they would call the Services of Loki instead',
        fix: addGateway('write loki.access: direct'),
      },
    ];
  },
});

export const canaryGateway = lokiCheck({
  id: 'loki/canary-gateway',
  severity: 'error',
  since: '0.1.0',
  finds: 'the canary runs beside a Loki of several components that has no gateway',
  happens:
    'no single address takes lines and answers queries: what the canary writes is refused, and its alerts never stop',
  remedy: 'run a gateway with `loki.gateway`, or do without the canary',
  needs: ['loki'],
  find: ({ loki: { canary, topology, gatewayReplicas } }) => {
    if (!canary || gatewayReplicas > 0 || topology === 'monolithic') return [];
    return [
      {
        path: ['loki', 'canary'],
        problem: `the canary writes and reads at one address, which only a gateway has in the topology ${topology}`,
        consequence: 'every line that it writes is refused, and its alerts never stop',
        fix: addGateway('write loki.canary: false'),
      },
    ];
  },
});

/** Loki itself believes every caller, and its Services stand open beside the gateway. */
export const entranceOpen = lokiCheck({
  id: 'loki/entrance-open',
  severity: 'warning',
  since: '0.1.0',
  finds: 'passwords or a tenant are to keep lines apart, but no mesh keeps pods of the cluster away from Loki itself',
  happens: 'every pod of the cluster can read all lines, and write lines that look like those of others',
  remedy: 'let a mesh close the Services of Loki with `mesh.istio`, or accept it where every pod may read every line',
  needs: ['loki', 'meshed'],
  find: ({ loki, meshed }) => (meshed ? [] : [...openServices(loki), ...openTenant(loki)]),
});

function openServices(loki: LokiSettings): readonly Found[] {
  if (!asksForPasswords(loki)) return [];
  return [
    {
      path: ['loki', 'gateway'],
      problem: 'the gateway asks for passwords, but the Services behind it do not, and nothing keeps clients away',
      consequence: 'every pod of the cluster can go around the gateway, read all lines, and write lines of others',
      fix: KEEP_AWAY,
    },
  ];
}

function openTenant(loki: LokiSettings): readonly Found[] {
  if (loki.tenant === undefined || asksForPasswords(loki)) return [];
  return [
    {
      path: ['loki', 'tenant'],
      problem: `Loki believes every client that it is tenant ${loki.tenant}, and nothing keeps clients away`,
      consequence: 'every pod of the cluster can read all lines, and write lines that look like those of others',
      fix: KEEP_AWAY,
    },
  ];
}

function asksForPasswords({ authentication, values }: LokiSettings): boolean {
  return authentication !== undefined || valueAt(values, 'gateway', 'basicAuth', 'enabled') === true;
}
