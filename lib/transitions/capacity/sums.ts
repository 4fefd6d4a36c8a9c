import type { Effect } from '../effect';
import { comparableWorkloads, type Kept } from '../pair';
import type { SideWorkload } from '../side';
import { subjectOfWorkload } from '../subject';
import type { Transition } from '../transition';
import { type Amounts, amountsByNamespace, amountsOf, NO_AMOUNTS, nodesOf } from './amounts';

/** What the pods of a namespace ask for in sum. */
export const sums: Transition = {
  kind: 'capacity/sums',
  finds: 'the pods of a namespace ask for other amounts of CPU, memory or volumes in sum',
  happens: 'nodes and quotas must have room for them, or pods wait',
  find(change) {
    const { base, head } = comparableWorkloads(change);
    const before = amountsByNamespace(base, nodesOf(change.base));
    const after = amountsByNamespace(head, nodesOf(change.head));
    const namespaces = [...new Set([...before.keys(), ...after.keys()])].sort();
    return namespaces.flatMap((namespace) =>
      inNamespace(
        namespace,
        before.get(namespace) ?? NO_AMOUNTS,
        after.get(namespace) ?? NO_AMOUNTS,
        fileOf(namespace, { base, head }),
      ),
    );
  },
};

/** The file of the first workload that asks for something else. */
function fileOf(namespace: string, { base, head }: Kept<readonly SideWorkload[]>): string {
  const key = (workload: SideWorkload) => `${subjectOfWorkload(workload)} ${JSON.stringify(amountsOf(workload, 1))}`;
  const before = new Set(base.map(key));
  const own = [...head, ...base].filter((workload) => workload.namespace === namespace);
  return (own.find((workload) => !before.has(key(workload))) ?? own[0])?.file ?? '';
}

function inNamespace(namespace: string, before: Amounts, after: Amounts, file: string): readonly Effect[] {
  const parts = [
    part('pods', before.pods, after.pods, String),
    part('CPU', before.cpu, after.cpu, cores),
    part('memory', before.memory, after.memory, bytes),
    part('memory at most', before.memoryLimit, after.memoryLimit, bytes),
    part('volumes', before.volumes, after.volumes, bytes),
  ].filter((text) => text !== undefined);
  if (parts.length === 0) return [];
  return [
    {
      kind: 'capacity/sums',
      verdict: 'told',
      what: `the pods of \`${namespace}\` together ask for ${parts.join(', ')}`,
      happens: happensTo(before, after),
      subject: `Namespace ${namespace}`,
      file,
    },
  ];
}

function happensTo(before: Amounts, after: Amounts): string {
  const changed = (['cpu', 'memory', 'volumes'] as const).map((part) => after[part] - before[part]);
  if (changed.some((more) => more > 0)) return 'nodes, quotas and stores must have room for them, or pods wait';
  if (changed.some((more) => more < 0)) return 'they leave more room to others';
  return 'nodes keep as much for them as before';
}

function part(what: string, before: number, after: number, print: (amount: number) => string): string | undefined {
  const [from, to] = [print(before), print(after)];
  return from === to ? undefined : `${what} ${to} (was ${from})`;
}

function cores(amount: number): string {
  return String(Math.round(amount * 1000) / 1000);
}

/** In the unit in which people write it: `1.5Gi`, `640Mi`. */
function bytes(amount: number): string {
  const [unit, size] = amount >= 2 ** 30 ? (['Gi', 2 ** 30] as const) : (['Mi', 2 ** 20] as const);
  return amount === 0 ? '0' : `${Math.round((amount / size) * 10) / 10}${unit}`;
}
