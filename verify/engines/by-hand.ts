import type { Cluster } from '../cluster/cluster';
import { expectThat } from './expect';
import { difference, type Snapshot, snapshot } from './snapshot';
import { waitUntil } from './wait';

/** What somebody does to an object of a kind, as arguments of kubectl before and after the object. */
const BY_HAND: readonly (readonly [kind: string, verb: string, ...rest: string[]])[] = [
  ['Deployment', 'scale', '--replicas=5'],
  ['StatefulSet', 'label', 'app.kubernetes.io/instance=stolen', '--overwrite'],
  ['Service', 'delete'],
  ['ServiceAccount', 'delete'],
  ['ClusterRole', 'delete'],
  ['PrometheusRule', 'delete'],
  ['Namespace', 'label', 'pod-security.kubernetes.io/enforce-'],
];

/** Changes and deletes the first object of each kind. @param titles `Service monitoring/loki`, `ClusterRole alloy` */
export async function changeByHand(cluster: Cluster, titles: readonly string[]): Promise<void> {
  for (const [kind, verb, ...rest] of BY_HAND) {
    const title = titles.find((each) => each.startsWith(`${kind} `));
    if (title === undefined) continue;
    const { code, stderr } = await cluster.kubectl([verb, ...objectArguments(title), ...rest]);
    expectThat(code === 0, `${verb} ${title}: ${stderr}`);
  }
}

/** Waits until everything is as it was, but for pods, which get other names. @throws what is not, after so many seconds */
export async function allSetBack(cluster: Cluster, before: Snapshot, seconds: number): Promise<void> {
  await waitUntil('all that was changed by hand is as it was', seconds, async () => {
    const { added, removed, changed } = difference(before, await snapshot(cluster));
    const wrong = [...added, ...removed, ...changed].filter((name) => !name.startsWith('Pod '));
    return wrong.length === 0 ? undefined : wrong.join(', ');
  });
}

/** Names an object to kubectl. @param title `Service monitoring/loki`, or `ClusterRole alloy` */
export function objectArguments(title: string): readonly string[] {
  const [kind = '', name = ''] = title.split(' ');
  const [namespace = '', own = ''] = name.includes('/') ? name.split('/') : ['', name];
  return [kind, own, ...(namespace === '' ? [] : ['--namespace', namespace])];
}
