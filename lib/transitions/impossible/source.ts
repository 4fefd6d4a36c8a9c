import { grouped } from '../../collections/grouped';
import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { type Kept, keptOf, objectPairs } from '../pair';
import type { Transition } from '../transition';
import { codes } from '../words';

/** Where an engine reads the folders of `dist/`. */
export const source: Transition = {
  kind: 'impossible/source',
  neverStops: true,
  finds: 'an engine reads a folder of `dist/` from another repository, revision or path',
  happens: 'what is not there is removed from the cluster, or nothing is applied if there is no such place',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#garbage-collection',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning',
  ],
  find(change) {
    const changed = keptOf(objectPairs(change)).flatMap(changedParts);
    const causes = grouped(changed, ({ object, part }) => `${object.kind} ${part.join('.')}`);
    return [...causes.values()].flatMap(sourceEffect);
  },
};

const PARTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Kustomization: [
    ['spec', 'sourceRef', 'kind'],
    ['spec', 'sourceRef', 'name'],
    ['spec', 'path'],
  ],
  Application: ['repoURL', 'targetRevision', 'path'].map((part) => ['spec', 'source', part]),
};

interface Changed {
  readonly object: KubeObject;
  readonly part: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The source of a release is its chart, which is told as a version. */
function changedParts({ base, head }: Kept<KubeObject>): readonly Changed[] {
  if (valueAt(head.json, 'spec', 'source', 'chart') !== undefined) return [];
  return (PARTS[head.kind] ?? []).flatMap((part) => {
    const [from, to] = [base, head].map(({ json }) => valueAt(json, ...part));
    return from === to ? [] : [{ object: head, part, from: String(from ?? 'none'), to: String(to ?? 'none') }];
  });
}

function sourceEffect(same: readonly Changed[]): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const { object, part } = first;
  const [from = '', to = ''] = (['from', 'to'] as const).map((side) =>
    [...new Set(same.map((each) => each[side]))].join(', '),
  );
  const engine = object.kind === 'Application' ? 'Argo CD' : 'Flux';
  return [
    {
      kind: 'impossible/source',
      verdict: 'careful',
      what: `\`${part.slice(1).join('.')}\` of ${object.kind} ${codes(same.map((each) => each.object.name))} is ${to}, which was ${from}`,
      happens: `${engine} applies what it finds there and removes what it does not find; if there is no such place, it applies nothing any more`,
      subject: same.map((each) => describeObject(each.object)).join(', '),
      file: object.origin,
      place: part,
      from,
      to,
      steps: { before: [{ text: `Look whether \`dist/\` of this change is there before ${engine} is told to look.` }] },
    },
  ];
}
