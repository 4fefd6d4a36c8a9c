import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject } from '../kube-object';
import { governedPods, POLICY_KINDS, policyPorts } from '../policies';
import { mayListen, showContainerPorts } from '../ports';

/** Each port that a policy names is one of the pods that it is for. */
export function policyPortRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ours(...POLICY_KINDS).flatMap((policy) => {
    const pods = governedPods(policy, cluster);
    const [first] = pods;
    if (!first) return [];
    const missing = [...new Set(policyPorts(policy))].filter(
      (port) => !pods.some((object) => mayListen(object, port, cluster)),
    );
    if (missing.length === 0) return [];
    return brokenLink('port', policy, {
      problem: `it names port ${missing.join(', ')}, which the pods of ${describeObject(first)} do not have`,
      consequence: 'it holds for a port on which nothing listens, and not for the one that is meant',
      fix: `write one of their ports: ${showContainerPorts(first)}`,
    });
  });
}
