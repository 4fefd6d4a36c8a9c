import type { BrokenLink } from './broken-link';
import { type Cluster, clusterOf } from './cluster';
import type { Declared } from './declared';
import { describeObject, type KubeObject } from './kube-object';
import type { Rule } from './rule';
import { accountRule } from './rules/account';
import { datasourceRule } from './rules/datasource';
import { ingressRule } from './rules/ingress';
import { configMapRule, secretRule } from './rules/keys';
import { listenerRule } from './rules/listener';
import { objectRule } from './rules/object';
import { podMonitorRule } from './rules/pod-monitor';
import { policyPortRule } from './rules/policy-port';
import { policySourceRule } from './rules/policy-source';
import { selectorRule } from './rules/selector';
import { serviceRule } from './rules/service';
import { serviceMonitorRule } from './rules/service-monitor';
import { urlRule } from './rules/url';

const RULES: readonly Rule[] = [
  urlRule,
  serviceRule,
  ingressRule,
  selectorRule,
  serviceMonitorRule,
  podMonitorRule,
  policyPortRule,
  policySourceRule,
  secretRule,
  configMapRule,
  accountRule,
  objectRule,
  datasourceRule,
  listenerRule,
];

/**
 * Looks whether all that objects refer to exists. Pure.
 * @param objects everything that reaches the cluster, what charts render included
 * @param isPlaced whether they are in the namespaces that they say. If not, only what leads nowhere in any namespace is told
 * @returns what leads nowhere, in the order of the objects
 */
export function link(objects: readonly KubeObject[], declared: Declared, isPlaced = true): readonly BrokenLink[] {
  const places = new Map(objects.map((object, place) => [`${object.origin} ${describeObject(object)}`, place]));
  const placeOf = ({ origin, object }: BrokenLink) => places.get(`${origin} ${object}`) ?? 0;
  const broken = isPlaced ? brokenIn(clusterOf(objects, declared)) : brokenAnywhere(objects, declared);
  return merged([...broken].sort((a, b) => placeOf(a) - placeOf(b)));
}

function brokenIn(cluster: Cluster): readonly BrokenLink[] {
  return RULES.flatMap((rule) => rule(cluster));
}

function brokenAnywhere(objects: readonly KubeObject[], declared: Declared): readonly BrokenLink[] {
  const identity = ({ check, object, origin }: BrokenLink) => `${check} ${origin} ${object}`;
  const certain = new Set(brokenIn(clusterOf(objects, declared, false)).map(identity));
  return brokenIn(clusterOf(objects, declared)).filter((found) => certain.has(identity(found)));
}

/** What many objects say alike, such as the name of a Secret that does not exist, is one fault: the first one tells. */
function merged(broken: readonly BrokenLink[]): readonly BrokenLink[] {
  const alike = new Map<string, BrokenLink[]>();
  for (const found of broken) {
    const key = `${found.check} ${found.problem} ${found.mendedIn}`;
    const others = alike.get(key);
    if (others) others.push(found);
    else alike.set(key, [found]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [withOthers(first, others)] : []));
}

function withOthers(first: BrokenLink, others: readonly BrokenLink[]): BrokenLink {
  const also = [...new Set(others.map(({ object, origin }) => `${object} (${origin})`))].join(', ');
  return also === '' ? first : { ...first, consequence: `${first.consequence}; the same goes for ${also}` };
}
