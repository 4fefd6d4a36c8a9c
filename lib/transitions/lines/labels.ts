import type { EnvironmentPath } from '../../findings/finding';
import type { SourceLabels } from '../../logs/labels/contract';
import { labelSchemeOf } from '../../plan/label-scheme';
import type { StackPlan } from '../../plan/plan';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import type { Kept } from '../pair';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes } from '../words';
import { type LabelChange, labelChanges } from './label-changes';
import { sourcesReadAgain } from './read-again';
import { readerOf } from './reader';

const TWO_QUERIES =
  'lines that are stored keep their labels: until the retention deletes them, history and new lines are asked for by two queries';

/** The labels that new lines have. */
export const labels: Transition = {
  kind: 'lines/labels',
  finds: 'lines of a source get other labels, or other values of them',
  happens: TWO_QUERIES,
  sources: ['docs/labels.md'],
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const [before, after] = [namesIn(plans.base), namesIn(plans.head)];
    if (before !== after) return [renamed(after, change.head, plans.head)];
    return labelChanges(plans).map((found) => relabelled(found, plans, change.head));
  },
};

function namesIn({ environment }: StackPlan): 'loki' | 'otlp' {
  return labelSchemeOf(environment.collector).names;
}

/** All of them at once: what each source has of them is in the README. */
function renamed(names: 'loki' | 'otlp', side: Side, plan: StackPlan): Effect {
  return {
    kind: 'lines/labels',
    verdict: 'careful',
    what:
      names === 'otlp'
        ? "labels get OpenTelemetry's own names: `k8s_namespace_name` in place of `namespace`, and so on"
        : 'labels get the names of every other collector: `namespace` in place of `k8s_namespace_name`, and so on',
    happens: TWO_QUERIES,
    ...readerOf(side, plan),
    path: ['collector', 'otel', 'labels'],
    from: names === 'otlp' ? 'loki' : 'otlp',
    to: names,
  };
}

function relabelled(found: LabelChange, plans: Kept<StackPlan>, side: Side): Effect {
  const { sources, revalued } = found;
  const again = sources.filter(({ source }) => sourcesReadAgain(plans).includes(source));
  const [only] = sources.length === 1 ? sources : [];
  return {
    kind: 'lines/labels',
    what: `lines of ${list(sources.map(({ noun }) => noun))} ${list(partsOf(found))}`,
    ...consequence(found, again),
    ...readerOf(side, plans.head, only?.source),
    ...pathOf(found, plans.head),
    ...(revalued[0] && { from: revalued[0].from, to: revalued[0].to }),
  };
}

function consequence(
  { gone, revalued }: LabelChange,
  again: readonly SourceLabels[],
): Pick<Effect, 'verdict' | 'happens' | 'steps'> {
  if (again.length > 0) {
    const nouns = list(again.map(({ noun }) => noun));
    return {
      verdict: 'loses',
      happens: `the collector knows files by their labels and reads those of ${nouns} again from their beginning: Loki has what nodes still have of them twice, under the old labels and under the new ones`,
      steps: {
        before: [{ text: 'Leave the labels as they are if a burst of old lines does harm, or alerts count lines.' }],
      },
    };
  }
  if (gone.length + revalued.length > 0) return { verdict: 'careful', happens: TWO_QUERIES };
  return { verdict: 'told', happens: 'new lines can be asked for by it; lines that are stored do not have it' };
}

function partsOf({ gone, come, revalued }: LabelChange): readonly string[] {
  return [
    ...(gone.length > 0 ? [`lose ${codes(gone)}`] : []),
    ...(come.length > 0 ? [`get ${codes(come)}`] : []),
    ...revalued.map(({ name, from, to }) => `have ${to} as \`${name}\`, which was ${from}`),
  ];
}

function pathOf({ sources, revalued }: LabelChange, { environment }: StackPlan): { readonly path?: EnvironmentPath } {
  if (revalued.some(({ to }) => to === codes([environment.cluster]))) return { path: ['cluster'] };
  return sources[0] && sources.length === 1 ? { path: ['logs', sources[0].source] } : {};
}
