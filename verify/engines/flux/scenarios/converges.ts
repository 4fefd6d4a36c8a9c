import { valueAt } from '../../../../lib/kubernetes/json';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { type RunningPod, readPods } from '../../workloads';
import type { Order } from '../asked';
import type { FluxScene } from '../scene';
import { readStages, type Stage } from '../state';

/** Seconds in which everything must be ready. */
const LIMIT = 300;

/** From nothing to everything, each stage after those that it waits for. */
export const converges: Scenario<FluxScene> = {
  name: 'converges in stages',
  async run({ cluster, asked, start, settled }) {
    await settled(await start(), LIMIT);
    const [stages, pods] = [await readStages(cluster), await readPods(cluster)];
    const objects = await readObjects(cluster);
    const created = (title: string) => String(valueAt(objects.get(title), 'metadata', 'creationTimestamp') ?? '');
    for (const order of asked.order) {
      const begun = beginningOf(order, asked.objects.get(order.after) ?? [], created, pods);
      expectOrder(order, stages, begun);
    }
  },
};

/** When the first object of it came: those of a folder, or the pods of a release. @returns nothing if it has none */
function beginningOf(
  { kind, after }: Order,
  titles: readonly string[],
  created: (title: string) => string,
  pods: readonly RunningPod[],
): string | undefined {
  const times =
    kind === 'Kustomization'
      ? titles.map(created).filter((time) => time !== '')
      : pods.filter(({ labels }) => labels['app.kubernetes.io/instance'] === after).map((pod) => pod.created);
  return [...times].sort()[0];
}

/** The API server tells times to the second: the same second is no proof of a wrong order. */
function expectOrder({ kind, before, after }: Order, stages: readonly Stage[], begun: string | undefined): void {
  const ready = stages.find((stage) => stage.kind === kind && stage.name === before);
  expectThat(
    ready !== undefined && (begun === undefined || begun >= ready.since),
    `${kind} ${after} must wait for ${before}: it began at ${begun}, and ${before} was ready at ${ready?.since}`,
  );
}
