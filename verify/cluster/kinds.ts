import { until } from '../programs/program';
import type { Cluster } from './cluster';

/** Installs resource definitions, and waits until the API server serves them. @throws what it says */
export async function installKinds(cluster: Cluster, folder: string, by: '-f' | '-k' = '-f'): Promise<void> {
  const apply = await cluster.kubectl(['apply', '--server-side', '--force-conflicts', by, folder]);
  if (apply.code !== 0) throw new Error(apply.stderr.trim());
  const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'];
  // kubectl does not wait for what has no conditions yet: it fails.
  await until('new kinds are served', 60, async () => (await cluster.kubectl(wait)).code === 0);
}
