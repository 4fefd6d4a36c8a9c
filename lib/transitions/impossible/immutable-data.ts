import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import { canonicalJson } from '../../rendered/canonical';
import type { Effect } from '../effect';
import { madeAnew } from '../engine';
import { originOf, removal } from '../owner';
import { type Change, type Kept, keptOf, objectPairs } from '../pair';
import type { Transition } from '../transition';

/** ConfigMaps and Secrets that say of themselves that they never change. */
export const immutableData: Transition = {
  kind: 'impossible/immutable-data',
  finds: 'a ConfigMap or Secret with `immutable: true` changes',
  happens: 'the API server refuses it, with all else that the same change brings, until it is made anew',
  sources: ['kubernetes/kubernetes@v1.34.2:pkg/apis/core/validation/validation.go (ValidateConfigMapUpdate)'],
  find: (change) =>
    keptOf(objectPairs(change))
      .filter(({ base }) => base.kind === 'ConfigMap' || base.kind === 'Secret')
      .filter(({ base }) => valueAt(base.json, 'immutable') === true)
      .flatMap((pair) => dataEffect(pair, change)),
};

function dataEffect({ base, head }: Kept<KubeObject>, { head: side }: Change): readonly Effect[] {
  const changed = ['immutable', 'data', 'binaryData', 'stringData'].find(
    (field) => textOf(base, field) !== textOf(head, field),
  );
  if (changed === undefined) return [];
  const text = 'Take it away: pods that start before it is made anew wait for it.';
  return [
    {
      kind: 'impossible/immutable-data',
      verdict: 'refused',
      what: `\`${changed}\` of ${head.kind} \`${head.name}\` changes, which is immutable`,
      happens: 'the API server refuses the change at each try, with all else that comes with it',
      subject: describeObject(head),
      file: head.origin,
      place: [changed],
      from: 'immutable',
      to: `other ${changed}`,
      steps: madeAnew(side, originOf(side, head), removal(head, text)),
    },
  ];
}

function textOf({ json }: KubeObject, field: string): string {
  return canonicalJson(valueAt(json, field) ?? null);
}
