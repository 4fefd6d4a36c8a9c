import type { FoundKind } from '../findings/check';
import type { Fix } from '../findings/finding';
import type { FindingKind, Found } from '../findings/finding-kind';
import { setKey } from '../findings/repair';
import type { SourceName } from '../logs/sources/all';
import { type AskableSource, canMatch } from '../queries/log-labels';
import type { LogSelection } from '../queries/logql';
import type { LogqlProblem } from '../queries/logql-problems';
import { formatMatcher, type LabelMatcher, requiresLabel } from '../queries/matcher';
import { nearestName } from '../queries/nearest-name';
import type { Query } from '../queries/query';
import { EMPTY_SELECTOR, LOGQL_SYNTAX, NO_SOURCE, REFUSED_PATTERN, UNKNOWN_LABEL } from './queries-kinds';

export function syntax({ what, text, path }: Query, { position, problem }: LogqlProblem): FoundKind {
  const lines = text.slice(0, position).split('\n');
  return {
    kind: LOGQL_SYNTAX,
    found: {
      path,
      problem: `${what} is no LogQL at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${problem}`,
      consequence: 'Loki answers with an error',
      fix: 'see https://grafana.com/docs/loki/latest/query/ for what LogQL looks like',
    },
  };
}

export function refusedPattern({ what, path }: Query, pattern: string, reason: string): FoundKind {
  return {
    kind: REFUSED_PATTERN,
    found: {
      path,
      problem: `${what} has the pattern \`${pattern}\`, which RE2 refuses: ${reason}`,
      consequence: 'Loki answers with an error',
      fix: 'see https://github.com/google/re2/wiki/Syntax; what must not match takes a filter of its own: `!~` or `!=`',
    },
  };
}

export function emptySelector({ what, path }: Query, sources: readonly AskableSource[]): FoundKind {
  const [first] = indexLabels(sources);
  return {
    kind: EMPTY_SELECTOR,
    found: {
      path,
      problem: `in ${what} nothing between braces needs a label: lines without any would pass`,
      consequence: 'Loki refuses to look through everything it has',
      fix: first === undefined ? 'name a label and a value' : `name a label and a value, such as {${first}=~".+"}`,
    },
  };
}

export function unknownLabel(query: Query, label: string, sources: readonly AskableSource[]): FoundKind {
  return ofLabels(query, UNKNOWN_LABEL, {
    problem: `${query.what} asks for the label \`${label}\`, which no line of this environment has`,
    consequence: 'it finds nothing',
    fix: renamed(query, label, indexLabels(sources)),
  });
}

export function unknownName(query: Query, name: string, sources: readonly AskableSource[]): FoundKind {
  return ofLabels(query, UNKNOWN_LABEL, {
    problem: `${query.what} asks for \`${name}\` before anything is parsed, but lines have neither such a label nor such structured metadata`,
    consequence: 'a filter finds nothing, and a grouping puts everything into one group without a name',
    fix: renamed(query, name, unique(sources.flatMap(({ names }) => [...names.keys()]))),
  });
}

export function noSource(query: Query, selection: LogSelection, sources: readonly AskableSource[]): FoundKind {
  const asked = [...selection.matchers, ...selection.filters.flatMap(({ matcher }) => matcher ?? [])].filter(
    requiresLabel,
  );
  const alone = asked.find((matcher) => !sources.some(({ names }) => canMatch(matcher, names)));
  return ofLabels(query, NO_SOURCE, {
    problem: alone
      ? `${query.what} asks for \`${formatMatcher(alone)}\`, and no line of this environment has such a value`
      : `${query.what} asks for what no line of this environment has together: ${asked.map(whoHas(sources)).join(', ')}`,
    consequence: 'it finds nothing',
    fix: alone
      ? revalued(query, alone, sources)
      : sources
          .filter(({ names }) => asked.some((matcher) => canMatch(matcher, names)))
          .map(askedBy)
          .join('; '),
  });
}

/** Others may push lines with more labels into the same Loki. What this project asks itself must have an answer. */
function ofLabels({ path }: Query, kind: FindingKind, text: Omit<Found, 'path' | 'severity'>): FoundKind {
  const [part] = path;
  const found = { path, ...text };
  return { kind, found: part === 'readme' || part === 'loki' ? { ...found, severity: 'warning' } : found };
}

/** The query with the name that was probably meant, and all that there are. */
function renamed({ text, path }: Query, name: string, known: readonly string[]): Fix {
  const nearest = nearestName(name, known);
  const all = `there are: ${known.join(', ')}`;
  if (nearest === undefined) return all;
  const meant = text.replaceAll(new RegExp(String.raw`\b${name}\b(?=\s*[=!<>,)])`, 'g'), nearest);
  return rewritten(path, meant, all);
}

/** The query with the value that was probably meant, and all that there are. */
function revalued({ text, path }: Query, { label, value }: LabelMatcher, sources: readonly AskableSource[]): Fix {
  const known = unique(sources.flatMap(({ names }) => names.get(label) ?? []));
  const nearest = nearestName(value, known);
  const all = `values of ${label}: ${known.join(', ')}`;
  return nearest === undefined ? all : rewritten(path, text.replaceAll(value, nearest), all);
}

/** What this project asks itself stands in no file. */
function rewritten(path: Query['path'], text: string, all: string): Fix {
  return path.length < 2 ? `write ${text}; ${all}` : setKey(path, text, { otherwise: `ask otherwise: ${all}` });
}

const whoHas = (sources: readonly AskableSource[]) => (matcher: LabelMatcher) => {
  const having = sources.filter(({ names }) => canMatch(matcher, names)).map(({ source }) => sourcePath(source));
  return `\`${formatMatcher(matcher)}\` (${having.join(', ')})`;
};

function askedBy({ source, labels }: AskableSource): string {
  return `${sourcePath(source)} has the labels ${[...labels.keys()].join(', ')}`;
}

function sourcePath(source: SourceName): string {
  return `logs.${source}`;
}

function indexLabels(sources: readonly AskableSource[]): readonly string[] {
  return unique(sources.flatMap(({ labels }) => [...labels.keys()]));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
