import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import { canonicalJson } from '../../rendered/canonical';
import { quantity } from '../../units/quantity';
import type { Effect, Verdict } from '../effect';
import { clusterPairs, type Kept, keptOf } from '../pair';
import type { Transition } from '../transition';

const SIZE = ['resources', 'requests', 'storage'];

/** Claims that stand for themselves, and not for a StatefulSet. */
export const claim: Transition = {
  kind: 'impossible/claim',
  finds: 'a PersistentVolumeClaim is smaller, larger, or of another class, mode or volume',
  happens: 'the API server refuses all but a larger size, and that too unless the class lets volumes grow',
  sources: [
    'kubernetes/kubernetes@v1.34.2:pkg/apis/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)',
  ],
  find: (change) =>
    keptOf(clusterPairs(change))
      .filter(({ head }) => head.kind === 'PersistentVolumeClaim')
      .flatMap((pair) => [...sizeEffect(pair), ...fieldEffects(pair)]),
};

function sizeEffect(pair: Kept<KubeObject>): readonly Effect[] {
  const [from, to] = [textOf(pair.base, SIZE), textOf(pair.head, SIZE)];
  const [was, is] = [quantity(from) ?? 0, quantity(to) ?? 0];
  if (was === is) return [];
  return [
    is < was
      ? refused(pair, SIZE, 'no claim shrinks: the API server refuses the change at each try')
      : effect(pair, SIZE, 'careful', {
          happens:
            'the volume grows if the claim has one and its class has `allowVolumeExpansion: true`; otherwise the API server refuses the change',
        }),
  ];
}

/** Claims without a class get that of the cluster, and may be given the same again. */
function fieldEffects(pair: Kept<KubeObject>): readonly Effect[] {
  return ['storageClassName', 'accessModes', 'volumeMode', 'volumeName', 'selector', 'dataSource'].flatMap((field) => {
    const otherwise = field === 'volumeMode' ? 'Filesystem' : undefined;
    const [was, is] = [textOf(pair.base, [field]) ?? otherwise, textOf(pair.head, [field]) ?? otherwise];
    if (was === is || (field === 'volumeName' && was === undefined)) return [];
    if (field === 'storageClassName' && was === undefined)
      return [
        effect(pair, [field], 'careful', {
          happens: 'the API server refuses the change unless the claim has that class already, or none',
        }),
      ];
    return [refused(pair, [field], 'a claim stays where it is: the API server refuses the change at each try')];
  });
}

function refused(pair: Kept<KubeObject>, field: readonly string[], happens: string): Effect {
  const text = 'Make a claim of another name beside it, copy what is on the volume, and let the pods use the new one.';
  return effect(pair, field, 'refused', { happens, steps: { before: [{ text }] } });
}

function effect(
  { base, head }: Kept<KubeObject>,
  field: readonly string[],
  verdict: Verdict,
  rest: Pick<Effect, 'happens' | 'steps'>,
): Effect {
  const [from, to] = [textOf(base, field), textOf(head, field)];
  return {
    kind: 'impossible/claim',
    verdict,
    what: `\`${field.at(-1)}\` of claim \`${head.name}\` becomes ${to ?? 'empty'}, which was ${from ?? 'empty'}`,
    ...rest,
    subject: describeObject(head),
    file: head.origin,
    place: ['spec', ...field],
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function textOf({ json }: KubeObject, field: readonly string[]): string | undefined {
  const value = valueAt(json, 'spec', ...field);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : canonicalJson(value);
}
