import { isJsonObject, type Json, listIn, valueAt } from '../../kubernetes/json';
import { programOfImage } from '../../kubernetes/program-image';
import { canonicalJson } from '../../rendered/canonical';
import { containersOf, textOf } from '../containers';
import type { Effect } from '../effect';
import { type Kept, keptOf, workloadPairs } from '../pair';
import { valuePlace } from '../places';
import type { SideWorkload } from '../side';
import { subjectOfWorkload } from '../subject';
import type { Transition } from '../transition';
import { codes, without } from '../words';

/** Nodes that have a collector. */
export const nodes: Transition = {
  kind: 'lines/nodes',
  finds: 'the pods of a collector may run on fewer or on more nodes',
  happens: 'what is written on a node without a collector is read by nobody',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/'],
  find: (change) =>
    keptOf(workloadPairs(change))
      .filter(({ head }) => head.kind === 'DaemonSet' && collects(head))
      .flatMap(nodesEffect),
};

function collects(workload: SideWorkload): boolean {
  return containersOf(workload).some((container) => {
    const program = programOfImage(textOf(container, 'image'))?.program;
    return program !== undefined && program !== 'loki';
  });
}

const FIELDS = ['nodeSelector', 'tolerations', 'affinity'] as const;

type Field = (typeof FIELDS)[number];

function nodesEffect(pair: Kept<SideWorkload>): readonly Effect[] {
  const { base, head } = pair;
  if (!base.object || !head.object) return [];
  const changed = FIELDS.map((field) => ({ field, was: wordsOf(base, field), is: wordsOf(head, field) })).filter(
    ({ was, is }) => without(was, is).length + without(is, was).length > 0,
  );
  const [first] = changed;
  if (first === undefined) return [];
  const isNarrower = changed.some(({ field, was, is }) => narrows(field, was, is));
  return [
    {
      kind: 'lines/nodes',
      verdict: isNarrower ? 'loses' : 'told',
      what: `pods of \`${head.name}\` ${changed.map(({ field, was, is }) => sentence(field, was, is)).join(' and ')}`,
      happens: isNarrower
        ? 'nodes that do not match lose their collector, and what is written on them from then on is read by nobody'
        : 'more nodes may have a collector, which reads all files that they still have',
      subject: subjectOfWorkload(head),
      file: head.file,
      ...placeOf(head, first.field),
      from: changed.map(({ was }) => was.join(', ') || 'any').join('; '),
      to: changed.map(({ is }) => is.join(', ') || 'any').join('; '),
      ...(isNarrower && {
        steps: {
          before: [
            {
              text: 'Look which nodes are left out, and whether pods run there whose lines matter.',
              command: 'kubectl get nodes --show-labels',
            },
          ],
        },
      }),
    },
  ];
}

/** A selector narrows by what it has more, tolerations by what they have less; nobody can tell of other rules. */
function narrows(field: Field, was: readonly string[], is: readonly string[]): boolean {
  if (field === 'nodeSelector') return without(is, was).length > 0;
  if (field === 'tolerations') return without(was, is).length > 0 && !is.includes('every taint');
  return is.length > 0;
}

function sentence(field: Field, was: readonly string[], is: readonly string[]): string {
  const [gone, come] = [without(was, is), without(is, was)];
  switch (field) {
    case 'nodeSelector':
      return come.length > 0 ? `run only on nodes with ${codes(is)}` : `no longer ask for nodes with ${codes(gone)}`;
    case 'tolerations':
      return [
        ...(gone.length > 0 ? [`no longer tolerate ${codes(gone)}`] : []),
        ...(come.length > 0 ? [`tolerate ${codes(come)}`] : []),
      ].join(' and ');
    case 'affinity':
      return is.length > 0 ? 'follow other rules of affinity' : 'follow no rules of affinity any more';
  }
}

function wordsOf({ object }: SideWorkload, field: Field): readonly string[] {
  const value = valueAt(object?.json, 'spec', 'template', 'spec', field);
  if (field === 'tolerations') return listIn(value).map(tolerated);
  if (!isJsonObject(value)) return [];
  if (field === 'nodeSelector') return Object.entries(value).map(([key, label]) => `${key}=${String(label)}`);
  const rules = valueAt(value, 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  return rules === undefined ? [] : [canonicalJson(rules)];
}

function tolerated(toleration: Json): string {
  const [key, value, effect] = ['key', 'value', 'effect'].map((part) => valueAt(toleration, part));
  if (!key) return effect ? `every taint:${String(effect)}` : 'every taint';
  return `${String(key)}${value === undefined ? '' : `=${String(value)}`}${effect ? `:${String(effect)}` : ''}`;
}

/** Charts have it at the top, or below what makes the pods. */
function placeOf({ release, object }: SideWorkload, field: Field): Pick<Effect, 'place'> {
  if (release === undefined) return object ? { place: ['spec', 'template', 'spec', field] } : {};
  const said = [[field], ['controller', field]].find(
    (path) => valueAt(release.delivered.values, ...path) !== undefined,
  );
  return said ? { place: valuePlace(release, said) } : {};
}
