import { DATAPLANE_MODE } from '../../../../lib/mesh/membership';
import { podSpec } from '../../../../lib/references/kube-object';
import { ANALYSE, isOfIstio, messageText, readMessages } from '../../../judges/istio';
import { runAsync } from '../../../programs/run-async';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readPods } from '../../workloads';
import { isWorkload } from '../pods';
import type { FitScene } from '../scene';

/** What Istio's network plugin writes on a pod that it has taken in: istio/istio@1.30.3:cni/pkg/util/podutil.go */
const TAKEN_IN = 'ambient.istio.io/redirection=enabled';

/** Istio's analyser sees the namespaces and pods as well, which files alone do not show it. */
export const analysed: Scenario<FitScene> = {
  name: "Istio's analyser has nothing to say of the running stack",
  unfit({ objects, istioctl }) {
    if (!objects.some(isOfIstio)) return 'no object is of Istio';
    return istioctl === undefined ? 'there is no istioctl: npx cdk8s-logging tools istioctl' : undefined;
  },
  async run(scene) {
    await takeIn(scene);
    const { code, stdout, stderr } = await runAsync(scene.istioctl ?? '', ANALYSE, { env: scene.cluster.env });
    const messages = readMessages(stdout);
    expectThat(code === 0 && messages !== undefined, `istioctl analyses nothing: ${stderr.trim()}`);
    const said = (messages ?? []).map((message) => `${message.origin}: ${messageText(message)}`);
    expectThat(said.length === 0, said.join('\n'));
  },
};

/** No network plugin runs here: it takes in every pod of a labelled namespace but those in the network of their node. */
async function takeIn({ cluster, objects }: FitScene): Promise<void> {
  const labelled = objects.filter(({ kind, labels }) => kind === 'Namespace' && labels[DATAPLANE_MODE] === 'ambient');
  const outside = objects.filter((object) => isWorkload(object) && podSpec(object).hostNetwork === true);
  const names = labelled.map(({ name }) => name);
  for (const { namespace, name, owner } of await readPods(cluster)) {
    const isOutside = outside.some((object) => owner === `${object.kind} ${object.namespace}/${object.name}`);
    if (names.includes(namespace) && !isOutside)
      await cluster.kubectl(['annotate', '--namespace', namespace, 'pod', name, TAKEN_IN, '--overwrite']);
  }
}
