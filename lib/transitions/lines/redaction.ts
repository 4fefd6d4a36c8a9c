import type { LogIntent } from '../../logs/intent';
import type { Effect } from '../effect';
import type { Change } from '../pair';
import { plansOf } from '../plans';
import type { SideConfig } from '../side';
import type { Transition } from '../transition';
import { codes, without } from '../words';
import { collectorName, keptCollectors } from './collectors';
import { readerOf } from './reader';

/** The namespaces whose secrets leave no node. */
export const redaction: Transition = {
  kind: 'lines/redaction',
  finds: 'a namespace leaves those whose lines are redacted, or joins them',
  happens: 'what its pods write of credentials and addresses is stored in clear, or no longer',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return change.base.plan && change.head.plan ? [] : unredacted(change);
    const [before, after] = [plans.base.environment.logs, plans.head.environment.logs];
    const leave = without(namespacesIn(before), namespacesIn(after)).filter(isRead(after));
    const join = without(namespacesIn(after), namespacesIn(before)).filter(isRead(before));
    const isMeant = leave.length > 0 || !namespacesIn(after).some(isRead(after));
    return [...leaving(leave, change), ...joining(join, change), ...(isMeant ? [] : unredacted(change))];
  },
};

/** What configurations themselves tell: the mark that replaces a secret is written nowhere any more. */
function unredacted(change: Change): readonly Effect[] {
  return keptCollectors(change)
    .filter(({ base, head }) => redacts(base) && !redacts(head))
    .map(({ head }) => ({
      kind: 'lines/redaction',
      verdict: 'loses',
      what: `\`${head.owner}\` redacts no lines any more`,
      happens: 'secrets go to Loki in clear from the merge on, and stay there as long as their lines',
      subject: collectorName(head),
      file: head.file,
    }));
}

function redacts({ config }: SideConfig): boolean {
  return JSON.stringify(config).includes('<redacted:');
}

function namespacesIn({ redaction: asked }: LogIntent): readonly string[] {
  return asked?.namespaces ?? [];
}

/** Events about objects of an excluded namespace are read. */
function isRead({ pods, events }: LogIntent): (namespace: string) => boolean {
  return (namespace) => events !== undefined || (pods !== undefined && !pods.excludeNamespaces.includes(namespace));
}

function leaving(namespaces: readonly string[], { base, head }: Change): readonly Effect[] {
  if (namespaces.length === 0 || !head.plan) return [];
  const isAll = head.plan.environment.logs.redaction === undefined;
  return [
    {
      kind: 'lines/redaction',
      verdict: 'loses',
      what: `lines of ${codes(namespaces)} are no longer redacted${isAll ? ', nor are any others' : ''}`,
      happens: `secrets of ${codes(namespaces)} go to Loki in clear from the merge on, and stay there as long as their lines`,
      ...readerOf(head, head.plan, 'pods'),
      path: isAll ? ['logs', 'redaction'] : ['logs', 'redaction', 'namespaces'],
      from: (base.plan?.environment.logs.redaction?.namespaces ?? []).join(', '),
      ...(!isAll && { to: namespacesIn(head.plan.environment.logs).join(', ') }),
      steps: {
        before: [
          { text: `Ask the owners of ${codes(namespaces)} whether their lines may be read by all who read logs.` },
        ],
      },
    },
  ];
}

function joining(namespaces: readonly string[], { head }: Change): readonly Effect[] {
  if (namespaces.length === 0 || !head.plan) return [];
  return [
    {
      kind: 'lines/redaction',
      verdict: 'told',
      what: `lines of ${codes(namespaces)} are redacted`,
      happens:
        'credentials and addresses in new lines are replaced on the node; lines that are stored stay as they are',
      ...readerOf(head, head.plan, 'pods'),
      path: ['logs', 'redaction', 'namespaces'],
    },
  ];
}
