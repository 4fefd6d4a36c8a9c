import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { difference, snapshot } from '../../snapshot';
import { waitUntil } from '../../wait';
import type { FluxScene } from '../scene';

/** Seconds in which Flux must have set back what it looks at. */
const LIMIT = 90;

/** What somebody does to an object of a kind, as arguments of kubectl after the object. */
const BY_HAND: readonly (readonly [kind: string, verb: string, ...rest: string[]])[] = [
  ['Deployment', 'scale', '--replicas=5'],
  ['StatefulSet', 'label', 'app.kubernetes.io/instance=stolen', '--overwrite'],
  ['Service', 'delete'],
  ['ServiceAccount', 'delete'],
  ['ClusterRole', 'delete'],
  ['PrometheusRule', 'delete'],
  ['Namespace', 'label', 'pod-security.kubernetes.io/enforce-'],
];

/** What somebody changes by hand is set back, whoever brought it: a release, or a stage. */
export const driftIsMended: Scenario<FluxScene> = {
  name: 'objects are edited and deleted by hand: all is set back',
  async run({ cluster, everything, lookAgain }) {
    const before = await snapshot(cluster);
    for (const [kind, verb, ...rest] of BY_HAND) {
      const title = everything().find((each) => each.startsWith(`${kind} `));
      if (title === undefined) continue;
      const { code, stderr } = await cluster.kubectl([verb, ...objectArguments(title), ...rest]);
      expectThat(code === 0, `${verb} ${title}: ${stderr}`);
    }
    await lookAgain();
    await waitUntil('all that was changed by hand is as it was', LIMIT, async () => {
      const { added, removed, changed } = difference(before, await snapshot(cluster));
      const wrong = [...added, ...removed, ...changed].filter((name) => !/^Pod /.test(name));
      return wrong.length === 0 ? undefined : wrong.join(', ');
    });
  },
};

/** @param title `Service monitoring/loki`, or `ClusterRole alloy` */
function objectArguments(title: string): readonly string[] {
  const [kind = '', name = ''] = title.split(' ');
  const [namespace = '', own = ''] = name.includes('/') ? name.split('/') : ['', name];
  return [kind, own, ...(namespace === '' ? [] : ['--namespace', namespace])];
}
