import type { FoundKind } from '../findings/check';
import { labelSchemeOf } from '../plan/label-scheme';
import { type AskableSource, askableSources, fittingSources, unknownLabels, unknownNames } from '../queries/log-labels';
import { type LogSelection, readLogql } from '../queries/logql';
import { requiresLabel } from '../queries/matcher';
import type { Query } from '../queries/query';
import { re2Problem } from '../syntax/re2';
import { EMPTY_SELECTOR, LOGQL_SYNTAX, NO_SOURCE, REFUSED_PATTERN, UNKNOWN_LABEL } from './queries-kinds';
import { emptySelector, noSource, refusedPattern, syntax, unknownLabel, unknownName } from './queries-logql-texts';
import { planChecks } from './subject';

/** Checks that every LogQL text parses, and uses labels that some source has. */
export const logqlQueries = planChecks([LOGQL_SYNTAX, REFUSED_PATTERN, EMPTY_SELECTOR, UNKNOWN_LABEL, NO_SOURCE], {
  needs: ['queries', 'labels', 'collector'],
  find: ({ queries, labels, collector }) => {
    // With its own names, OpenTelemetry hands on every attribute of a line.
    const sources = askableSources(labels, labelSchemeOf(collector).names === 'otlp');
    return queries.filter(({ language }) => language === 'logql').flatMap((query) => queryFindings(query, sources));
  },
});

/** One step at a time: labels are of no interest in a text that can't be read, nor matches of a pattern that is none. */
function queryFindings(query: Query, sources: readonly AskableSource[]): readonly FoundKind[] {
  const { problem, patterns, selections } = readLogql(query.text);
  if (problem) return [syntax(query, problem)];
  const refused = patterns.flatMap((pattern) => {
    const reason = re2Problem(pattern);
    return reason === undefined ? [] : [refusedPattern(query, pattern, reason)];
  });
  return refused.length > 0 ? refused : selections.flatMap((selection) => selectionFindings(query, selection, sources));
}

function selectionFindings(
  query: Query,
  selection: LogSelection,
  sources: readonly AskableSource[],
): readonly FoundKind[] {
  if (!selection.matchers.some(requiresLabel)) return [emptySelector(query, sources)];
  const unknown = [
    ...unknownLabels(selection, sources).map((label) => unknownLabel(query, label, sources)),
    ...unknownNames(selection, sources).map((name) => unknownName(query, name, sources)),
  ];
  if (unknown.length > 0) return unknown;
  return fittingSources(selection, sources).length > 0 ? [] : [noSource(query, selection, sources)];
}
