import type { Tool, ToolName } from '../../tools/find';
import { needsTool } from '../judgement';
import type { Ran } from '../programs/run';
import { runAsync } from '../programs/run-async';
import { installCrds, startServer } from './api-server';

/** An API server that knows the kinds of `crds/`. */
export interface DryRunServer {
  kubectl(args: readonly string[], input?: string): Promise<Ran>;
  stop(): Promise<void>;
}

/**
 * Starts one.
 * @throws if a program of it is missing, or it does not start
 */
export async function startDryRunServer(
  find: (name: ToolName) => Tool | undefined,
  signal: AbortSignal,
): Promise<DryRunServer> {
  const path = (name: ToolName) => {
    const tool = find(name);
    if (!tool) throw new Error(needsTool(name));
    return tool.path;
  };
  const programs = { kubeApiserver: path('kube-apiserver'), etcd: path('etcd'), kubectl: path('kubectl') };
  const server = await startServer(programs, signal);
  try {
    installCrds(server);
  } catch (failure) {
    await server.stop();
    throw failure;
  }
  return { kubectl: (args, input) => runAsync('kubectl', args, { env: server.env, input, signal }), stop: server.stop };
}
