import type { Cluster } from '../../cluster/cluster';
import { expectThat } from '../expect';

/** Keeps new pods from nodes, or lets them in again. @throws what the API server says */
export async function cordon(cluster: Cluster, nodes: readonly string[]): Promise<void> {
  await told(cluster, 'cordon', nodes);
}

/** @throws what the API server says */
export async function uncordon(cluster: Cluster, nodes: readonly string[]): Promise<void> {
  await told(cluster, 'uncordon', nodes);
}

async function told(cluster: Cluster, verb: string, nodes: readonly string[]): Promise<void> {
  if (nodes.length === 0) return;
  const { code, stderr } = await cluster.kubectl([verb, ...nodes]);
  expectThat(code === 0, `kubectl ${verb}: ${stderr.trim()}`);
}

/** Drains a node, as people do before they update it. @returns what keeps it from being empty after so many seconds */
export async function drain(cluster: Cluster, node: string, seconds: number): Promise<string | undefined> {
  const options = ['--ignore-daemonsets', '--delete-emptydir-data', `--timeout=${seconds}s`];
  const { code, stderr } = await cluster.kubectl(['drain', node, ...options]);
  if (code === 0) return undefined;
  const refusals = stderr.split('\n').filter((line) => /budget|error/i.test(line));
  return [...new Set(refusals)].join('\n') || stderr.trim();
}

/** Asks for one pod to go. @returns whether budgets let it */
export async function evict(cluster: Cluster, namespace: string, name: string): Promise<boolean> {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace, name } };
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const { code, stderr } = await cluster.kubectl(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction));
  const isRefused = /disruption budget|TooManyRequests/i.test(stderr);
  expectThat(code === 0 || isRefused, `the eviction of ${namespace}/${name}: ${stderr.trim()}`);
  return code === 0;
}
