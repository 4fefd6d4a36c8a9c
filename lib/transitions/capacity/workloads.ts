import type { JsonObject } from '../../kubernetes/json';
import { quantity } from '../../units/quantity';
import { containersOf, textOf } from '../containers';
import type { Effect } from '../effect';
import { type Kept, keptOf, workloadPairs } from '../pair';
import { replicasOf } from '../restarts/rollout';
import type { SideWorkload } from '../side';
import { subjectOfWorkload } from '../subject';
import type { Transition } from '../transition';

/** How many pods of a workload there are, and what each may use. */
export const workloadSizes: Transition = {
  kind: 'capacity/workload',
  finds: 'a workload has more or fewer pods, or a container asks for or may use another amount',
  happens: 'with a lower limit of memory a container is killed that uses more',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  find: (change) => keptOf(workloadPairs(change)).flatMap(sizeEffect),
};

function sizeEffect({ base, head }: Kept<SideWorkload>): readonly Effect[] {
  const [before, after] = [replicasOf(base), replicasOf(head)];
  const amounts = containersOf(head).flatMap((container) => {
    const earlier = containersOf(base).find(({ name }) => name === container.name);
    return earlier ? changedAmounts(earlier, container) : [];
  });
  const count = before === after ? [] : [`${after} pods, which were ${before}`];
  const parts = [...count, ...amounts.map(({ text }) => text)];
  if (parts.length === 0) return [];
  const isTighter = amounts.some((amount) => amount.isLowerMemory);
  return [
    {
      kind: 'capacity/workload',
      verdict: isTighter ? 'careful' : 'told',
      what: `\`${head.name}\`: ${parts.join('; ')}`,
      happens: isTighter
        ? 'a container that uses more memory than its new limit is killed, again and again'
        : happensTo(before, after),
      subject: subjectOfWorkload(head),
      file: head.file,
    },
  ];
}

function happensTo(before: number, after: number): string {
  if (before === after) return 'each pod gets what it asks for when it restarts';
  return after > before ? 'the new pods wait for nodes with room' : 'the pods with the highest numbers end';
}

interface ChangedAmount {
  readonly text: string;
  readonly isLowerMemory: boolean;
}

function changedAmounts(before: JsonObject, after: JsonObject): readonly ChangedAmount[] {
  return ['requests', 'limits'].flatMap((part) =>
    ['cpu', 'memory'].flatMap((resource) => {
      const [from, to] = [before, after].map((container) => textOf(container, 'resources', part, resource));
      if (from === undefined || to === undefined || quantity(from) === quantity(to)) return [];
      const isLimit = part === 'limits' && resource === 'memory';
      const isLower = isLimit && to !== '' && (quantity(from) ?? Number.POSITIVE_INFINITY) > (quantity(to) ?? 0);
      const what = `\`${textOf(after, 'name')}\` ${part === 'limits' ? 'may use' : 'asks for'}`;
      return [
        { text: `${what} ${to || 'any'} ${name(resource)}, which was ${from || 'not set'}`, isLowerMemory: isLower },
      ];
    }),
  );
}

function name(resource: string): string {
  return resource === 'cpu' ? 'CPU' : resource;
}
