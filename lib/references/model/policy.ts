import { valueAt } from '../../kubernetes/json';
import type { Workload } from '../../wiring/workload';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, runsPods } from '../kube-object';
import { isSelective } from '../label-selector';
import { governedPods } from '../policies';
import { hasItsName } from './workload';

/** A policy of the stack that selects pods is for one workload. */
export function modelPolicy(
  policy: KubeObject,
  cluster: Cluster,
  workloads: readonly Workload[],
): readonly BrokenLink[] {
  const selector = valueAt(policy.json, 'spec', policy.kind === 'NetworkPolicy' ? 'podSelector' : 'selector');
  const selected = isSelective(selector) ? governedPods(policy, cluster).filter(runsPods) : [];
  if (selected.length < 2 || workloads.some((workload) => selected.every((pods) => hasItsName(pods, workload))))
    return [];
  const text = {
    problem: `it selects the pods of ${selected.map(describeObject).join(' and ')}`,
    consequence: 'an ingress rule that is meant for one of them opens the other as well',
    fix: 'select by a label that only one of them has',
  };
  return [brokenLink('policy', policy, text, [])];
}
