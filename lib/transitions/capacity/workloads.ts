import type { JsonObject } from '../../kubernetes/json';
import { plural } from '../../units/plural';
import { quantity } from '../../units/quantity';
import { autoscalerOf } from '../autoscaler';
import { containersOf, textOf } from '../containers';
import { replicas as fewerPods } from '../data/replicas';
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
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  find: (change) => {
    const told = new Set(fewerPods.find(change).map(({ subject }) => subject));
    return keptOf(workloadPairs(change)).flatMap((pair) => sizeEffect(pair, told.has(subjectOfWorkload(pair.head))));
  },
};

/** @param isTold whether it is told already that it has fewer pods */
function sizeEffect({ base, head }: Kept<SideWorkload>, isTold: boolean): readonly Effect[] {
  const [before, after] = [countOf(base), countOf(head)];
  const amounts = containersOf(head).flatMap((container) => {
    const earlier = containersOf(base).find(({ name }) => name === container.name);
    return earlier ? changedAmounts(earlier, container) : [];
  });
  const count = before === after || isTold ? [] : [`${after} in place of ${before}`];
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
        : happensTo(base, head),
      subject: subjectOfWorkload(head),
      file: head.file,
    },
  ];
}

/** An autoscaler asks for as many as it takes. */
function countOf(workload: SideWorkload): string {
  const scaled = autoscalerOf(workload);
  return scaled ? `${scaled.least} to ${scaled.most} pods by an autoscaler` : plural(replicasOf(workload), 'pod');
}

function happensTo(base: SideWorkload, head: SideWorkload): string {
  if (autoscalerOf(head) && !autoscalerOf(base))
    return 'Kubernetes takes a number that nobody says any more for one: all pods but one end, until the autoscaler asks for more';
  const [before, after] = [replicasOf(base), replicasOf(head)];
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
