import type { Effect } from '../effect';
import { lokiOf } from '../loki';
import type { Change } from '../pair';
import type { Side } from '../side';
import { subjectOfConfig } from '../subject';
import { sendersOf, tenantsOf } from '../tenants';
import type { Transition } from '../transition';

/** Whose lines they are. */
export const tenant: Transition = {
  kind: 'data/tenant',
  finds: 'lines are stored as those of another tenant, or of none',
  happens: 'lines that are stored stay with the tenant that they had: who asks as the new one does not see them',
  sources: [
    'https://grafana.com/docs/loki/latest/operations/multi-tenancy/',
    'https://grafana.com/docs/loki/latest/operations/multi-tenancy/#cross-tenant-query-federation-through-loki-configuration',
  ],
  find: (change) => (hasOtherStore(change) ? [] : tenantEffect(change)),
};

/** Lines that go to another Loki are told as such. */
function hasOtherStore({ base, head }: Change): boolean {
  return (lokiOf(base) === undefined) !== (lokiOf(head) === undefined);
}

/** Without authentication all lines are those of `fake`, whatever a sender says. */
function tenantEffect({ base, head }: Change): readonly Effect[] {
  const [was, is] = [storedAs(base), storedAs(head)];
  if (was === undefined || is === undefined || was === is) return [];
  const loki = lokiOf(head);
  const sender = sendersOf(head)[0];
  const about = loki ?? sender;
  if (about === undefined) return [];
  return [
    {
      kind: 'data/tenant',
      verdict: 'loses',
      what: `lines are stored as those of ${said(is)}, which was ${said(was)}`,
      happens: `lines that are stored already stay with ${said(was)}: who asks as ${said(is)} does not see them, rules and dashboards included`,
      subject: subjectOfConfig(about),
      file: about.file,
      ...pathOf(head),
      from: was || 'no tenant',
      to: is || 'no tenant',
      steps: { before: [{ text: stepText(was, is, loki?.asksForTenant ?? true) }] },
    },
  ];
}

function stepText(was: string, is: string, asks: boolean): string {
  const wait = `Wait until nobody needs the old lines, or let whoever does ask as ${said(was)} by a datasource of its own`;
  if (!asks) return 'Wait until nobody needs the old lines: a Loki that asks for no tenant answers as `fake` alone.';
  if (was === '' || is === '') return `${wait}.`;
  return `${wait}. With \`querier.multi_tenant_queries_enabled: true\` one that sends \`X-Scope-OrgID: ${was}|${is}\` sees both.`;
}

function storedAs(side: Side): string | undefined {
  const loki = lokiOf(side);
  const tenants = tenantsOf(side);
  const isOpen = loki !== undefined && !loki.asksForTenant;
  if (isOpen) return 'fake';
  return sendersOf(side).length === 0 ? undefined : tenants.join(', ');
}

function said(tenants: string): string {
  return tenants === '' ? 'no tenant' : `\`${tenants}\``;
}

function pathOf({ plan }: Side): Pick<Effect, 'path'> {
  const { loki, existingLoki } = plan?.environment ?? {};
  if (loki) return { path: ['loki', 'tenant'] };
  return existingLoki ? { path: ['loki', 'existing', 'tenant'] } : {};
}
