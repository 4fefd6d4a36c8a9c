import type { Cluster } from '../../cluster/cluster';
import { expectThat } from '../expect';
import { ARGO_CD_NAMESPACE } from './controllers';

/** Ends the sync of an Application, as the README says. */
export function terminate(cluster: Cluster, name: string): Promise<void> {
  return patch(cluster, name, { status: { operationState: { phase: 'Terminating' } } });
}

/** Starts a sync of an Application, as the README says. */
export function startSync(cluster: Cluster, name: string): Promise<void> {
  return patch(cluster, name, { operation: { sync: { prune: true, syncOptions: ['ServerSideApply=true'] } } });
}

async function patch(cluster: Cluster, name: string, change: unknown): Promise<void> {
  const args = ['-n', ARGO_CD_NAMESPACE, 'patch', 'application', name, '--type', 'merge', '-p', JSON.stringify(change)];
  const { code, stderr } = await cluster.kubectl(args);
  expectThat(code === 0, `kubectl ${args.join(' ')}: ${stderr}`);
}
