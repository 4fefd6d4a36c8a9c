import { labelSchemeOf } from '../../plan/label-scheme';
import type { StackPlan } from '../../plan/plan';
import {
  type AskableSource,
  askableSources,
  canMatch,
  fittingSources,
  unknownLabels,
  unknownNames,
} from '../../queries/log-labels';
import { type LogSelection, readLogql } from '../../queries/logql';
import { requiresLabel } from '../../queries/matcher';
import { re2Problem } from '../../syntax/re2';

/** Lists what the lines of a stack can be asked by. */
export function askableOf({ labels, environment: { collector } }: StackPlan): readonly AskableSource[] {
  return askableSources(labels, labelSchemeOf(collector).names === 'otlp');
}

/** Tells whether a LogQL query finds lines of a stack that had `before`, and none of one that has `after`. */
export function stopsFinding(text: string, before: readonly AskableSource[], after: readonly AskableSource[]): boolean {
  const { problem, patterns, selections } = readLogql(text);
  if (problem || patterns.some((pattern) => re2Problem(pattern) !== undefined)) return false;
  if (!selections.every((selection) => canFind(selection, before))) return false;
  return selections.some((selection) => !canFind(selection, after) || losesItsSource(selection, before, after));
}

function canFind(selection: LogSelection, sources: readonly AskableSource[]): boolean {
  const unknown = [...unknownLabels(selection, sources), ...unknownNames(selection, sources)];
  const needsLabel = selection.matchers.some(requiresLabel);
  return needsLabel && unknown.length === 0 && fittingSources(selection, sources).length > 0;
}

/**
 * A label of pods may have any value, that of a source which is gone too: `{job="kubernetes-events"}` could find a pod.
 * What is meant is the source that is known to have the values.
 */
function losesItsSource(
  selection: LogSelection,
  before: readonly AskableSource[],
  after: readonly AskableSource[],
): boolean {
  const [meant = []] = certainMatches(selection, before);
  return !certainMatches(selection, after).some((labels) => meant.every((label) => labels.includes(label)));
}

/** Lists for each source that fits the labels which it is known to have the value of, those of the most first. */
function certainMatches(selection: LogSelection, sources: readonly AskableSource[]): readonly (readonly string[])[] {
  const required = selection.matchers.filter(requiresLabel);
  return fittingSources(selection, sources)
    .map(({ labels }) =>
      required
        .filter((matcher) => labels.get(matcher.label) !== undefined && canMatch(matcher, labels))
        .map(({ label }) => label),
    )
    .toSorted((one, other) => other.length - one.length);
}
