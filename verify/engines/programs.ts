import { findTool, type ToolName } from '../../tools/find';
import type { ClusterPrograms } from '../cluster/cluster';
import { needsTool } from '../judgement';
import type { FluxPrograms } from './flux/controllers';

/** Finds the path of a program. @throws if it is not there */
export function programPath(name: ToolName): string {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`${needsTool(name)} ${name}`);
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

/** What Flux is made of, with what encrypts Secrets for it. */
export const FLUX_TOOLS = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'helm',
  'sops',
  'age-keygen',
] as const satisfies readonly ToolName[];

/** Everything that `verify --engines` starts. */
export const ENGINE_TOOLS: readonly ToolName[] = [...CLUSTER_TOOLS, ...FLUX_TOOLS];

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

/** Finds the controllers of Flux. @throws if something is not there */
export function fluxPrograms(): FluxPrograms {
  return {
    sourceController: programPath('source-controller'),
    kustomizeController: programPath('kustomize-controller'),
    helmController: programPath('helm-controller'),
  };
}
