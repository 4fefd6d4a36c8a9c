import { grouped } from '../../collections/grouped';
import { labelContract, type SourceLabels } from '../../logs/labels/contract';
import type { Label } from '../../logs/labels/label';
import { labelSchemeOf } from '../../plan/label-scheme';
import type { StackPlan } from '../../plan/plan';
import { type Kept, keptOf, pairsOf } from '../pair';
import { codes, without } from '../words';

/** How the labels of the lines of some sources change. */
export interface LabelChange {
  /** At least one. */
  readonly sources: readonly SourceLabels[];

  /** Labels and structured metadata that new lines lack. */
  readonly gone: readonly string[];

  /** Labels and structured metadata that only new lines have. */
  readonly come: readonly string[];

  /** Labels with other values. */
  readonly revalued: readonly Revalued[];
}

/** A label whose values change, and what they are, as sentences say it. */
export interface Revalued {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Finds the changes of labels of the sources that are read before and after, those alike as one. */
export function labelChanges({ base, head }: Kept<StackPlan>): readonly LabelChange[] {
  const [before, after] = [contractOfKept(base, head), contractOfKept(head, base)];
  const changes = keptOf(pairsOf(before, after, ({ source }) => source))
    .map(changeOf)
    .filter(isAny);
  const alike = grouped(changes, ({ gone, come, revalued }) => JSON.stringify([gone, come, revalued]));
  return [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, sources: group.flatMap(({ sources }) => sources) })),
  );
}

/** Files of nodes that come or go change no label: each is a source by itself. */
function contractOfKept({ environment: { logs, collector } }: StackPlan, other: StackPlan): readonly SourceLabels[] {
  const paths = other.environment.logs.nodeFiles?.map(({ path }) => path) ?? [];
  const nodeFiles = logs.nodeFiles?.filter(({ path }) => paths.includes(path));
  return labelContract({ ...logs, ...(nodeFiles && { nodeFiles }) }, labelSchemeOf(collector));
}

function changeOf({ base, head }: Kept<SourceLabels>): LabelChange {
  const [before, after] = [base, head].map(({ labels, metadata }) => [...labels, ...metadata]);
  const [names = [], newNames = []] = [before, after].map((labels) => labels?.map(({ name }) => name));
  return {
    sources: [head],
    gone: without(names, newNames),
    come: without(newNames, names),
    revalued: keptOf(pairsOf(before ?? [], after ?? [], ({ name }) => name)).flatMap(revaluedBy),
  };
}

/** More values than before are no loss: a source of several files has one more. */
function revaluedBy({ base, head }: Kept<Label>): readonly Revalued[] {
  const [from, to] = [valuesOf(base), valuesOf(head)];
  const isWider = base.values && head.values && without(base.values, head.values).length === 0;
  return from === to || isWider ? [] : [{ name: head.name, from, to }];
}

/** Values that nobody can list are told by what they are copied from. */
function valuesOf({ values, description }: Label): string {
  if (values) return codes(values);
  const [origin = ''] = description.split(/[;:.](?:\s|$)/);
  return `${origin.slice(0, 1).toLowerCase()}${origin.slice(1)}`;
}

function isAny({ gone, come, revalued }: LabelChange): boolean {
  return gone.length + come.length + revalued.length > 0;
}
