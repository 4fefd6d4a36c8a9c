import type { Release } from '../../../charts/release';
import { error, type Finding } from '../../../findings/finding';
import { valueAt } from '../../../kubernetes/json';
import type { InstallingEnvironment } from '../../../plan/environment';
import type { StackPlan } from '../../../plan/plan';
import { dialectOf } from '../dialect';

type Planned = Pick<StackPlan, 'releases'> & { readonly environment: Pick<InstallingEnvironment, 'loki'> };

/** With everything merged, Loki's values say of tenants what the environment does. */
export function lokiTenantValues({ environment, releases }: Planned): readonly Finding[] {
  const { tenant } = environment.loki;
  return releases
    .filter(({ chart }) => chart.name === 'loki')
    .flatMap((release) => [
      ...authentication(release, tenant),
      ...(tenant === undefined ? [] : strangeCanary(release, tenant)),
    ]);
}

function authentication({ values, valuesPath }: Release, tenant: string | undefined): readonly Finding[] {
  const path = ['loki', 'auth_enabled'];
  if (valueAt(values, ...path) === (tenant !== undefined)) return [];
  return [
    error(
      'loki/tenant-closure',
      [...valuesPath, ...path],
      tenant === undefined
        ? {
            problem: 'Loki wants a tenant in every request, but the environment names none',
            consequence: 'Loki answers 401 to each request, and collectors drop what they send',
            fix: 'loki:\n  tenant: prod',
          }
        : {
            problem: `lines are written and read as tenant ${tenant}, but Loki does not look at tenants`,
            consequence: 'Loki ignores the name, and shows every line to everyone',
            fix: 'delete the line',
          },
    ),
  ];
}

function strangeCanary({ chart, values, valuesPath }: Release, tenant: string): readonly Finding[] {
  const path = dialectOf(chart).canaryTenant;
  const canary = valueAt(values, ...path);
  if (canary === undefined || canary === tenant) return [];
  return [
    error('loki/tenant-closure', [...valuesPath, ...path], {
      problem: `the canary writes and reads as tenant ${JSON.stringify(canary)} instead of ${tenant}`,
      consequence: 'nobody who reads finds its lines, and it proves nothing about those of others',
      fix: 'delete the line',
    }),
  ];
}
