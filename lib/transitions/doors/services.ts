import { listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { type Change, keptOf, objectKey, objectPairs, type Pair, pairsOf, releasePairs } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { without } from '../words';

/** The addresses at which others may call what stays. */
export const services: Transition = {
  kind: 'doors/services',
  finds: 'a Service, or a port of one, is no longer there although what is behind it stays',
  happens: 'the stack itself calls by the new address; whoever else has the old one gets no answer',
  find: (change) => (runsOnBothSides(change) ? servicePairs(change).flatMap(serviceEffect) : []),
};

/** Services of releases that stay, and those of `dist/`: of what goes as a whole, they go too. */
function servicePairs(change: Change): readonly Pair<KubeObject>[] {
  const ofReleases = keptOf(releasePairs(change)).flatMap(({ base, head }) => {
    if (!base.rendered || !head.rendered) return [];
    const { origin } = head.delivered.object;
    return pairsOf(base.rendered.objects, head.rendered.objects, objectKey).map((pair) => fromFile(pair, origin));
  });
  return [...ofReleases, ...objectPairs(change)].filter(({ base, head }) => (head ?? base)?.kind === 'Service');
}

function fromFile({ base, head }: Pair<KubeObject>, origin: string): Pair<KubeObject> {
  if (!head) return { base: { ...base, origin } };
  return base ? { base: { ...base, origin }, head: { ...head, origin } } : { head: { ...head, origin } };
}

function serviceEffect({ base, head }: Pair<KubeObject>): readonly Effect[] {
  if (!base) return [];
  const gone = without(portsOf(base), head ? portsOf(head) : []);
  const { kind, namespace, name, origin } = head ?? base;
  if (gone.length === 0) return [];
  return [
    {
      kind: 'doors/services',
      verdict: 'careful',
      what: head
        ? `the Service \`${name}\` no longer has the ${list(gone)}`
        : `the Service \`${name}\` is no longer there`,
      happens: 'the stack itself calls by the new address; whoever else calls that one gets no answer',
      subject: `${kind} ${namespace}/${name}`,
      file: origin,
    },
  ];
}

function portsOf({ json }: KubeObject): readonly string[] {
  return listIn(json, 'spec', 'ports').map((port) => `port ${String(valueAt(port, 'port'))}`);
}
