import { grouped } from '../../collections/grouped';
import type { StackPlan } from '../../plan/plan';
import { code, fenced, join, type Markdown, md, section } from '../../syntax/markdown';
import { controllersOf, type Workload } from '../../wiring/workload';

/**
 * How volumes grow. The claim templates of a StatefulSet can not change (kubernetes, pkg/apis/apps/validation:
 * ValidateStatefulSetUpdate), and no engine makes it anew by itself.
 */
export function volumesSection({ wiring }: StackPlan): Markdown | undefined {
  const kept = wiring.workloads.filter(({ volumeKey }) => volumeKey !== undefined);
  if (kept.length === 0) return undefined;
  const keys = [...new Set(kept.map(({ volumeKey = '' }) => volumeKey))];
  return section(
    'Volumes that shall grow',
    md`${join(keys.map(code))} is what new claims ask for. On a StatefulSet that is there, Kubernetes refuses another size or class with all else of the change, at each try, and what waits for it waits for ever. So enlarge each claim first, which takes effect at once where its class allows that:`,
    fenced('sh', ENLARGE),
    md`Then merge the change, and take the StatefulSets away without their pods: the next try makes them anew, around the pods and claims that are there.`,
    fenced('sh', orphan(kept)),
  );
}

const ENLARGE = `kubectl -n NAMESPACE patch pvc CLAIM --type merge -p '{"spec":{"resources":{"requests":{"storage":"SIZE"}}}}'`;

function orphan(workloads: readonly Workload[]): string {
  return [...grouped(workloads, ({ namespace }) => namespace)]
    .map(([namespace, own]) => {
      const names = own.flatMap(controllersOf).sort();
      return `kubectl -n ${namespace} delete statefulset ${names.join(' ')} --cascade=orphan`;
    })
    .join('\n');
}
