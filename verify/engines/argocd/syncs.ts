import { expectThat } from '../expect';
import type { ArgoCdScene } from './scene';

type Managed = Pick<ArgoCdScene, 'cluster' | 'asked'>;

/** Ends the sync of an Application, as the README says. */
export function terminate(scene: Managed, name: string): Promise<void> {
  return patch(scene, name, { status: { operationState: { phase: 'Terminating' } } });
}

/** Starts a sync of an Application, as the README says. */
export function startSync(scene: Managed, name: string): Promise<void> {
  return patch(scene, name, { operation: { sync: { prune: true, syncOptions: ['ServerSideApply=true'] } } });
}

async function patch({ cluster, asked }: Managed, name: string, change: unknown): Promise<void> {
  const args = ['-n', asked.namespace, 'patch', 'application', name, '--type', 'merge', '-p', JSON.stringify(change)];
  const { code, stderr } = await cluster.kubectl(args);
  expectThat(code === 0, `kubectl ${args.join(' ')}: ${stderr}`);
}
