import { error, type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import type { StackPlan } from '../../../plan/plan';
import { endpointUrl } from '../../../wiring/endpoint';
import { lokiCalls } from './calls';

type Planned = Pick<StackPlan, 'tiers' | 'wiring'> & { readonly environment: Pick<InstallingEnvironment, 'loki'> };

/** Everyone who writes to Loki or reads from it does so as its tenant. */
export function lokiTenantClosure({ environment, tiers, wiring }: Planned): readonly Finding[] {
  const { tenant } = environment.loki;
  return lokiCalls({ tiers, wiring })
    .filter(({ to }) => to.tenant !== tenant)
    .map(({ caller, to }) =>
      error('loki/tenant-closure', ['loki', 'tenant'], {
        problem: `${caller} calls ${endpointUrl(to)} ${asTenant(to.tenant)}, but Loki keeps lines ${asTenant(tenant)}`,
        consequence: mismatch(tenant, to.tenant),
        fix: tenant === undefined ? `loki:\n  tenant: ${to.tenant}` : `let ${caller} name the tenant ${tenant}`,
      }),
    );
}

function asTenant(tenant: string | undefined): string {
  return tenant === undefined ? 'without a tenant' : `as tenant ${tenant}`;
}

function mismatch(expected: string | undefined, sent: string | undefined): string {
  if (expected === undefined) return 'Loki ignores the name, and shows every line to everyone';
  return sent === undefined ? 'Loki answers 401 to each request' : 'writers and readers never see the same lines';
}

/** Somebody reads what is written. */
export function lokiTenantReader({ environment, tiers, wiring }: Planned): readonly Finding[] {
  const { tenant } = environment.loki;
  if (tenant === undefined || lokiCalls({ tiers, wiring }).some(({ reads }) => reads)) return [];
  return [
    warning('loki/tenant-reader', ['loki', 'tenant'], {
      problem: `lines are written as tenant ${tenant}, and nothing in this environment reads as it`,
      consequence: `a Grafana that does not send the header X-Scope-OrgID: ${tenant} gets 401, or sees no line`,
      fix: 'grafana:\n  datasource:\n    namespace: grafana\n# or, if you run it otherwise\nloki:\n  readers:\n    - namespace: grafana',
    }),
  ];
}
