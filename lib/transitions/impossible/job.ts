import { type Json, valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import { canonicalJson } from '../../rendered/canonical';
import { templateKey } from '../../rendered/templates';
import type { Effect } from '../effect';
import { madeAnew } from '../engine';
import { originOf, removal } from '../owner';
import { type Change, clusterPairs, type Kept, keptOf } from '../pair';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { recreates } from './fixed-field';

/** What a Job runs, once it is there. */
export const job: Transition = {
  kind: 'impossible/job',
  finds: 'what a Job runs changes, and the Job keeps its name',
  happens: 'the API server refuses the Job, with all else that the same change brings, until it is made anew',
  sources: [
    'kubernetes/kubernetes@v1.34.2:pkg/apis/batch/validation/validation.go (ValidateJobSpecUpdate)',
    'https://helm.sh/docs/topics/charts_hooks/',
  ],
  find: (change) =>
    keptOf(clusterPairs(change))
      .filter(({ head }) => head.kind === 'Job' && !isHook(head) && !recreates(head))
      .flatMap((pair) => jobEffect(pair, change)),
};

/** Helm and Argo CD make the Jobs of hooks anew. */
function isHook({ json }: KubeObject): boolean {
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some(
    (key) => valueAt(json, 'metadata', 'annotations', key) !== undefined,
  );
}

/** Fields that can not change, with what the API server takes if nobody says them. */
const FIXED: Readonly<Record<string, Json>> = {
  selector: null,
  template: null,
  completionMode: 'NonIndexed',
  podFailurePolicy: null,
  backoffLimitPerIndex: null,
  managedBy: null,
  successPolicy: null,
};

/** One pod is enough, unless it is said how many run at once; those with numbers may become more or fewer. */
function completionsOf({ json }: KubeObject): Json {
  if (valueAt(json, 'spec', 'completionMode') === 'Indexed') return null;
  return valueAt(json, 'spec', 'completions') ?? (valueAt(json, 'spec', 'parallelism') === undefined ? 1 : null);
}

function isOther(base: KubeObject, head: KubeObject): boolean {
  const hasOther = Object.keys(FIXED).some((field) => textOf(base, field) !== textOf(head, field));
  const isSaid = [base, head].some(({ json }) => valueAt(json, 'spec', 'completions') !== undefined);
  return hasOther || (isSaid && completionsOf(base) !== completionsOf(head));
}

function jobEffect({ base, head }: Kept<KubeObject>, { base: before, head: side }: Change): readonly Effect[] {
  const [was, is] = [templateOf(before, base), templateOf(side, head)];
  if (!isOther(base, head) && was === is) return [];
  const origin = originOf(side, head);
  return [
    {
      kind: 'impossible/job',
      verdict: 'refused',
      what: `what Job \`${head.name}\` runs changes`,
      happens:
        'Kubernetes changes no Job that is there: the API server refuses it at each try, with all else that comes with it',
      subject: describeObject(head),
      file: head.origin,
      place: ['spec', 'template'],
      from: was ?? 'its pods',
      to: is ?? 'other pods',
      steps: madeAnew(side, origin, removal(head, 'Take the Job away: it has run, or runs again from the beginning.')),
    },
  ];
}

function textOf({ json }: KubeObject, field: string): string {
  return canonicalJson(valueAt(json, 'spec', field) ?? FIXED[field] ?? null);
}

/** Inventories have the fingerprints of whole templates. */
function templateOf(side: Side, object: KubeObject): string | undefined {
  return originOf(side, object).release?.rendered?.templates?.[templateKey(object)];
}
