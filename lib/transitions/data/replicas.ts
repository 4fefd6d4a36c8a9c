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
  ],
  find: (change) =>
    keptOf(statefulPairs(change))
      .filter(({ head }) => keepsLines(head))
      .flatMap((pair) => fewerEffect(pair, change)),
};

/** As long as no more pods go than copies are kept beside one, some pod that stays has each line. */
function fewerEffect({ base, head }: Kept<Stateful>, { base: before, head: side }: Change): readonly Effect[] {
  const [was, is] = [base.state.replicas, head.state.replicas];
  if (was === undefined || is === undefined || is >= was) return [];
  const copies = Number(valueAt(lokiOf(before)?.config, 'common', 'replication_factor') ?? 3);
  const isLastCopy = runsMinio(head.state) || (takesLines(base) && was - is >= copies);
  const isDeleted = head.state.claimRetention?.whenScaled === 'Delete';
  const steps = flushFrom(base, is);
  const path = pathOf(side, head);
  return [
    {
      kind: 'data/replicas',
      verdict: isLastCopy ? 'loses' : takesLines(base) ? 'careful' : 'told',
      what: `\`${head.name}\` has ${plural(is, 'pod')}, which was ${was}`,
      happens: `the pods with the highest numbers go, and ${isDeleted ? 'their claims are deleted' : 'their claims stay'}; ${takesLines(base) ? lostText(isLastCopy) : 'they hold nothing that is not elsewhere'}`,
      subject: `StatefulSet ${head.namespace}/${head.name}`,
      file: head.file,
      ...(path && { path }),
      from: String(was),
      to: String(is),
      ...(steps.length > 0 && { steps: { before: steps } }),
    },
  ];
}

function lostText(isLastCopy: boolean): string {
  return isLastCopy
    ? 'lines that they have not stored yet may be in no other pod, and are out of sight then'
    : 'lines that they have not stored yet are in other pods as well, as long as those keep running';
}

function pathOf({ plan }: Side, { name }: Stateful): EnvironmentPath | undefined {
  const given = plan?.environment.loki?.replicas ?? {};
  const component = Object.keys(given).find((key) => name.endsWith(`-${key}`));
  if (component !== undefined) return ['loki', 'replicas', component];
  return plan?.environment.loki?.topology === 'monolithic' ? ['loki', 'replicas'] : undefined;
}
