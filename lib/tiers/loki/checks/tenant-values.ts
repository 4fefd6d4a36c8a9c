import { placeOfValue, type Release } from '../../../charts/release';
import { removeValue, withoutValue } from '../../../charts/value-repair';
import type { Fix } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { valueAt } from '../../../kubernetes/json';
import { dialectOf } from '../dialect';
import { lokiPlanCheck } from './subject';
import { TENANT_CLOSURE } from './tenant-kind';

/** With everything merged, Loki's values say of tenants what the environment does. */
export const tenantValues = lokiPlanCheck({
  ...TENANT_CLOSURE,
  needs: ['loki', 'releases'],
  find: ({ loki: { tenant }, releases }) =>
    releases
      .filter(({ chart }) => chart.name === 'loki')
      .flatMap((release) => [
        ...authentication(release, tenant),
        ...(tenant === undefined ? [] : strangeCanary(release, tenant)),
      ]),
});

function authentication(release: Release, tenant: string | undefined): readonly Found[] {
  const { values } = release;
  const path = ['loki', 'auth_enabled'];
  if (valueAt(values, ...path) === (tenant !== undefined)) return [];
  const place = { path: placeOfValue(release, path) };
  if (tenant !== undefined) {
    return [
      {
        ...place,
        problem: `lines are written and read as tenant ${tenant}, but Loki does not look at tenants`,
        consequence: 'Loki ignores the name, and shows every line to everyone',
        fix: withoutValue(release, path, 'take away what changes it'),
      },
    ];
  }
  return [
    {
      ...place,
      problem: 'Loki wants a tenant in every request, but the environment names none',
      consequence: 'Loki answers 401 to each request, and collectors drop what they send',
      fix: withoutTenants(release, path),
    },
  ];
}

/** Which tenant that would be, only a person knows. */
function withoutTenants(release: Release, path: readonly string[]): Fix {
  const otherwise = 'name the tenant with `loki.tenant`';
  const removal = removeValue(release, path);
  return removal ? { ...removal, otherwise } : otherwise;
}

function strangeCanary(release: Release, tenant: string): readonly Found[] {
  const { chart, values } = release;
  const path = dialectOf(chart).canaryTenant;
  const canary = valueAt(values, ...path);
  if (canary === undefined || canary === tenant) return [];
  return [
    {
      path: placeOfValue(release, path),
      problem: `the canary writes and reads as tenant ${JSON.stringify(canary)} instead of ${tenant}`,
      consequence: 'nobody who reads finds its lines, and it proves nothing about those of others',
      fix: withoutValue(release, path, 'take away what changes it'),
    },
  ];
}
