import type { EnvironmentPath } from '../../findings/finding';
import { valueAt } from '../../kubernetes/json';
import { plural } from '../../units/plural';
import type { Effect } from '../effect';
import { lokiOf } from '../loki';
import { flushFrom } from '../loki-steps';
import { type Change, type Kept, keptOf } from '../pair';
import type { Side } from '../side';
import { keepsLines, runsMinio, type Stateful, statefulPairs, takesLines } from '../stateful';
import type { Transition } from '../transition';

/** Pods with claims that become fewer. */
export const replicas: Transition = {
  kind: 'data/replicas',
  finds: 'fewer pods keep lines',
  happens:
    'the pods with the highest numbers go, and what they have not stored yet is out of sight, unless others hold it too',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
    'grafana/loki@v3.6.3:pkg/ingester/ingester.go (ShutdownHandler)',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  find: (change) =>
    keptOf(statefulPairs(change))
      .filter(({ head }) => keepsLines(head))
      .flatMap((pair) => fewerEffect(pair, change)),
};

/** As long as no more pods go than copies are kept beside one, some pod that stays has each line. */
function fewerEffect({ base, head }: Kept<Stateful>, { base: before, head: side }: Change): readonly Effect[] {
  const was = base.state.replicas;
  const isLeft = head.state.replicas === undefined;
  const is = head.state.replicas ?? 1;
  if (was === undefined || is >= was) return [];
  const copies = Number(valueAt(lokiOf(before)?.config, 'common', 'replication_factor') ?? 3);
  const isLastCopy = runsMinio(head.state) || (takesLines(base) && was - is >= copies);
  const isDeleted = head.state.claimRetention?.whenScaled === 'Delete';
  const steps = flushFrom(base, is);
  const path = pathOf(side, head, isLeft ? 'values' : 'replicas');
  return [
    {
      kind: 'data/replicas',
      verdict: isLastCopy ? 'loses' : takesLines(base) ? 'careful' : 'told',
      what: isLeft
        ? `\`${head.name}\` leaves it to an autoscaler how many pods it has, which was ${was}`
        : `\`${head.name}\` has ${plural(is, 'pod')}, which was ${was}`,
      happens: `${isLeft ? LEFT : ''}the pods with the highest numbers go, and ${isDeleted ? 'their claims are deleted' : 'their claims stay'}; ${takesLines(base) ? lostText(isLastCopy) : 'they hold nothing that is not elsewhere'}`,
      subject: `StatefulSet ${head.namespace}/${head.name}`,
      file: head.file,
      ...(path && { path }),
      from: String(was),
      to: isLeft ? 'not said' : String(is),
      ...(steps.length > 0 && { steps: { before: steps } }),
    },
  ];
}

const LEFT = 'Kubernetes takes that for one pod until an autoscaler asks for more: ';

function lostText(isLastCopy: boolean): string {
  return isLastCopy
    ? 'lines that they have not stored yet may be in no other pod, and are out of sight then'
    : 'lines that they have not stored yet are in other pods as well, as long as those keep running';
}

/** Only an override leaves the number to an autoscaler. */
function pathOf({ plan }: Side, { name }: Stateful, key: 'replicas' | 'values'): EnvironmentPath | undefined {
  const given = plan?.environment.loki?.replicas ?? {};
  const component = Object.keys(given).find((key) => name.endsWith(`-${key}`));
  if (component !== undefined) return ['loki', key, component];
  return plan?.environment.loki?.topology === 'monolithic' ? ['loki', key] : undefined;
}
