import { entryOf } from '../../collections/entry-of';
import { type JsonObject, valueAt } from '../../kubernetes/json';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, objectAt, podLabels, runsPods } from '../kube-object';
import { isSelective, selects, showSelector } from '../label-selector';
import { nearestMiss, selectedPods } from '../selected-pods';

/** Where kinds that act on pods of their namespace say which, and what comes of none. */
const SELECTORS: Readonly<Record<string, { readonly field: string; readonly consequence: string }>> = {
  PodDisruptionBudget: { field: 'selector', consequence: 'a drain may stop all of the pods at once' },
  NetworkPolicy: { field: 'podSelector', consequence: 'the pods that are meant stay open to everybody' },
  AuthorizationPolicy: { field: 'selector', consequence: 'the policy applies to no pod' },
  PeerAuthentication: { field: 'selector', consequence: 'the policy applies to no pod' },
  Telemetry: { field: 'selector', consequence: 'the settings apply to no pod' },
};

/** Each selector of pods selects some, and each workload's own the pods of its template. */
export function selectorRule(cluster: Cluster): readonly BrokenLink[] {
  return [
    ...cluster.objects.filter(runsPods).flatMap(ownSelector),
    ...cluster.ours(...Object.keys(SELECTORS)).flatMap((object) => selectsSome(object, cluster)),
  ];
}

function ownSelector(object: KubeObject): readonly BrokenLink[] {
  const selector = objectAt(object.json, 'spec', 'selector');
  if (selects(selector, podLabels(object))) return [];
  const text: LinkText = {
    problem: `it selects ${showSelector(selector)}, and its pods have other labels`,
    consequence: 'the API server refuses the object',
    fix: 'give the pod template the labels of spec.selector',
  };
  return [brokenLink('selector', object, text, [])];
}

function selectsSome(object: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const { field, consequence } = entryOf(SELECTORS, object.kind) ?? {};
  if (field === undefined || consequence === undefined) return [];
  const selector = valueAt(object.json, 'spec', field);
  // A policy for a whole namespace selects nothing in particular.
  if (!isSelective(selector)) return [];
  if (selectedPods(object.namespace, selector, cluster).length > 0) return [];
  const near = nearestMiss(selector, cluster.podsIn(object.namespace));
  if (cluster.isShared(object.namespace) && !near?.isSlip) return [];
  return [brokenLink('selector', object, { problem: noPods(object, selector), consequence, fix: fixOf(near) })];
}

function noPods({ namespace }: KubeObject, selector: JsonObject): string {
  return `no pods of ${namespace} have the labels ${showSelector(selector)}`;
}

function fixOf(near: ReturnType<typeof nearestMiss>): string {
  if (!near) return 'select the labels of a pod template in the namespace, or remove the object';
  return `select the labels of ${describeObject(near.object)}, which has ${near.differing}`;
}
