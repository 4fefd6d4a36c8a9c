import { setKey } from '../../../findings/repair';
import { endpointUrl } from '../../../wiring/endpoint';
import { lokiCalls } from './calls';
import { lokiPlanCheck } from './subject';
import { TENANT_CLOSURE } from './tenant-kind';

/** Everyone who writes to Loki or reads from it does so as its tenant. */
export const tenantClosure = lokiPlanCheck({
  ...TENANT_CLOSURE,
  needs: ['loki', 'tiers', 'wiring'],
  find: ({ loki: { tenant }, tiers, wiring }) =>
    lokiCalls({ tiers, wiring })
      .filter(({ to }) => to.tenant !== tenant)
      .map(({ caller, to }) => ({
        path: ['loki', 'tenant'],
        problem: `${caller} calls ${endpointUrl(to)} ${asTenant(to.tenant)}, but Loki keeps lines ${asTenant(tenant)}`,
        consequence: mismatch(tenant, to.tenant),
        fix:
          tenant === undefined && to.tenant !== undefined
            ? setKey(['loki', 'tenant'], to.tenant)
            : `let ${caller} name the tenant ${tenant}`,
      })),
});

function asTenant(tenant: string | undefined): string {
  return tenant === undefined ? 'without a tenant' : `as tenant ${tenant}`;
}

function mismatch(expected: string | undefined, sent: string | undefined): string {
  if (expected === undefined) return 'Loki ignores the name, and shows every line to everyone';
  return sent === undefined ? 'Loki answers 401 to each request' : 'writers and readers never see the same lines';
}

/** Finds a tenant that lines are written to and nobody reads. */
export const tenantReader = lokiPlanCheck({
  id: 'loki/tenant-reader',
  severity: 'warning',
  since: '0.1.0',
  finds: 'lines are written as a tenant, and nothing in the environment reads as it',
  happens: 'a Grafana that does not send the header `X-Scope-OrgID` gets 401, or sees no line',
  remedy: 'let `grafana.datasource` make a data source, or name those who read otherwise under `loki.readers`',
  needs: ['loki', 'tiers', 'wiring'],
  find: ({ loki: { tenant }, tiers, wiring }) => {
    if (tenant === undefined || lokiCalls({ tiers, wiring }).some(({ reads }) => reads)) return [];
    return [
      {
        path: ['loki', 'tenant'],
        problem: `lines are written as tenant ${tenant}, and nothing in this environment reads as it`,
        consequence: `a Grafana that does not send the header X-Scope-OrgID: ${tenant} gets 401, or sees no line`,
        fix: 'name the namespace of Grafana under `grafana.datasource`, or that of whoever reads otherwise under `loki.readers`',
      },
    ];
  },
});
