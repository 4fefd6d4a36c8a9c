import { join } from 'node:path';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims, readPods } from '../../workloads';
import type { HelmControllerScene } from '../scene';

const LIMIT = 120;

/** A HelmChart that is deleted takes its release and its Job along, and no claim. */
export const removed: Scenario<HelmControllerScene> = {
  name: 'HelmCharts are deleted: releases and Jobs go, claims stay, and it can be applied again',
  async run({ cluster, namespace, repository, asked, apply, settled }) {
    const [claims, names] = [await readClaims(cluster), [...asked().keys()]];
    const args = ['delete', '-k', join(repository.output, '2-releases'), '--timeout=90s'];
    const { code, stderr } = await cluster.kubectl(args);
    expectThat(code === 0, stderr);
    const left = [...(await readObjects(cluster)).keys()].filter((title) => isOf(title, names, namespace));
    expectThat(left.length === 0, `deleted, and these are left: ${left.join(', ')}`);
    // Helm has deleted their owners, and the API server deletes what these own, one after the other.
    await waitUntil('no pod of a release runs', 30, async () => {
      const pods = (await readPods(cluster)).filter(({ labels }) =>
        names.includes(labels['app.kubernetes.io/instance'] ?? ''),
      );
      return pods.map(({ name }) => name).join(', ') || undefined;
    });
    const now = await readClaims(cluster);
    expectThat(
      claims.every((claim) => now.includes(claim)),
      'a claim is gone that was there before',
    );
    await apply();
    await settled(LIMIT);
  },
};

/** What the controller makes for a chart, and what Helm keeps about its release. */
function isOf(title: string, names: readonly string[], namespace: string): boolean {
  return names.some((name) =>
    [
      `helm-install-${name}`,
      `helm-delete-${name}`,
      `helm-${name}`,
      `chart-values-${name}`,
      `chart-content-${name}`,
      `helm-${namespace}-${name}`,
    ].some((own) => title.endsWith(`/${own}`) || title.endsWith(` ${own}`)),
  );
}
