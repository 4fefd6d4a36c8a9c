import { didYouMean } from '../../findings/did-you-mean';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject } from '../kube-object';
import { isSelective, showSelector } from '../label-selector';
import { type AccountName, callerAccounts, type PodPeer, podPeers } from '../policies';
import { nearestMiss, selectedPods } from '../selected-pods';

/** Each ServiceAccount and peer that a policy lets in is there, in namespaces of which everything is known. */
export function policySourceRule(cluster: Cluster): readonly BrokenLink[] {
  return [
    ...cluster.ours('AuthorizationPolicy').flatMap((policy) =>
      callerAccounts(policy)
        .filter(({ namespace }) => isWhole(namespace, cluster))
        .flatMap((account) => noAccount(policy, account, cluster)),
    ),
    ...cluster.ours('NetworkPolicy').flatMap((policy) =>
      podPeers(policy)
        .filter(({ namespace }) => isWhole(namespace, cluster))
        .flatMap((peer) => noPeer(policy, peer, cluster)),
    ),
  ];
}

/** Are the pods of a namespace ours, and only ours? */
function isWhole(namespace: string, cluster: Cluster): boolean {
  return !cluster.isShared(namespace) && cluster.podsIn(namespace).length > 0;
}

const REFUSED = 'the calls that the policy is to let in are refused';

function noAccount(policy: KubeObject, { namespace, name }: AccountName, cluster: Cluster): readonly BrokenLink[] {
  const kind = 'ServiceAccount';
  if (name === 'default' || cluster.find(kind, namespace, name) || cluster.mayExist(kind, namespace, name)) return [];
  const known = cluster.names(kind, namespace);
  const text = {
    problem: `it lets in the ServiceAccount ${namespace}/${name}, which does not exist`,
    consequence: REFUSED,
    fix:
      known.length > 0 ? `write ${didYouMean(name, known) ?? known.join(' or ')}` : `create the ServiceAccount ${name}`,
  };
  return [brokenLink('policy', policy, text, [namespace])];
}

function noPeer(policy: KubeObject, { namespace, selector }: PodPeer, cluster: Cluster): readonly BrokenLink[] {
  if (!isSelective(selector) || selectedPods(namespace, selector, cluster).length > 0) return [];
  const near = nearestMiss(selector, cluster.podsIn(namespace));
  const text = {
    problem: `it names pods of ${namespace} with the labels ${showSelector(selector)}, and there are none`,
    consequence: REFUSED,
    fix: near
      ? `select the labels of ${describeObject(near.object)}, which has ${near.differing}`
      : 'select the labels of a pod template in the namespace',
  };
  return [brokenLink('policy', policy, text, [namespace])];
}
