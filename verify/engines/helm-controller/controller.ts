import type { Cluster, Running } from '../../cluster/cluster';
import { until } from '../../programs/program';

/** Starts the helm-controller of k3s and RKE2, which brings its own kinds along; what its pods do is done by {@link playJobs}. */
export async function startHelmController(cluster: Cluster, path: string): Promise<Running> {
  const controller = cluster.run('k3s-helm-controller', path, []);
  const kinds = ['get', 'helmcharts.helm.cattle.io,helmchartconfigs.helm.cattle.io', '--all-namespaces'];
  await until('the helm-controller has its kinds', 60, async () => (await cluster.kubectl(kinds)).code === 0, [
    controller,
  ]);
  return controller;
}
