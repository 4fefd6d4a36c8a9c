import { findTool, type ToolName } from '../../tools/find';
import type { ClusterPrograms } from '../cluster/cluster';
import { needsTool } from '../judgement';

/** Finds the path of a program. @throws if it is not there */
export function programPath(name: ToolName): string {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(needsTool(name));
  return tool.path;
}

/** What a cluster is made of. */
export const CLUSTER_TOOLS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
] as const satisfies readonly ToolName[];

/** Finds what a cluster is made of. @throws if something is not there */
export function clusterPrograms(): ClusterPrograms {
  return {
    etcd: programPath('etcd'),
    kubeApiserver: programPath('kube-apiserver'),
    kubectl: programPath('kubectl'),
    kubeControllerManager: programPath('kube-controller-manager'),
    kubeScheduler: programPath('kube-scheduler'),
    kwok: programPath('kwok'),
  };
}
