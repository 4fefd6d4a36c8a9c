import type { FoundKind } from '../findings/check';
import type { FindingKind } from '../findings/finding-kind';
import { nearestName } from '../queries/nearest-name';
import type { PromqlProblem } from '../queries/promql';
import type { Query } from '../queries/query';
import { REFUSED_PATTERN } from './queries-kinds';

export const PROMQL_SYNTAX: FindingKind = {
  id: 'queries/promql-syntax',
  severity: 'error',
  since: '0.1.0',
  finds: 'what an alert or a panel asks of Prometheus is no PromQL',
  happens: 'Prometheus refuses it, and the whole group of rules that it stands in',
  remedy: 'correct the expression at the place that the finding names',
};

export const UNKNOWN_METRIC: FindingKind = {
  id: 'queries/unknown-metric',
  severity: 'error',
  since: '0.1.0',
  finds: 'a query asks for a metric that no program of the environment serves at its version',
  happens: 'it finds nothing, and an alert never fires',
  remedy: 'ask for one that `charts-values/metrics/` lists for the program and its version',
};

export const UNKNOWN_METRIC_LABEL: FindingKind = {
  id: 'queries/unknown-metric-label',
  severity: 'error',
  since: '0.1.0',
  finds: 'a query asks a metric for a label that it does not have at this version of the program',
  happens: 'it finds nothing, and an alert never fires',
  remedy: 'ask by one of the labels that the finding lists',
};

export function syntax({ what, text, path }: Query, { column, found }: PromqlProblem): FoundKind {
  const before = text.slice(0, column - 1).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return {
    kind: PROMQL_SYNTAX,
    found: {
      path,
      problem: `${what} is no PromQL at ${place}: ${found === '' ? 'something is missing there' : `\`${found}\``}`,
      consequence: 'Prometheus refuses it, and the whole group of rules that it stands in',
      fix: 'see https://prometheus.io/docs/prometheus/latest/querying/basics/ for what PromQL looks like',
    },
  };
}

export function refusedPattern({ what, path }: Query, pattern: string, reason: string): FoundKind {
  return {
    kind: REFUSED_PATTERN,
    found: {
      path,
      problem: `${what} has the pattern \`${pattern}\`, which RE2 refuses: ${reason}`,
      consequence: 'Prometheus refuses it, and the whole group of rules that it stands in',
      fix: 'see https://github.com/google/re2/wiki/Syntax; what must not match takes a matcher of its own: `!~` or `!=`',
    },
  };
}

export function unknownMetric(query: Query, metric: string, known: readonly string[]): FoundKind {
  return {
    kind: UNKNOWN_METRIC,
    found: {
      path: query.path,
      problem: `${query.what} asks for \`${metric}\`, which no program of this environment serves at its version`,
      consequence: 'it finds nothing, and an alert never fires',
      fix: meant(metric, known) ?? 'charts-values/metrics/ lists what each program serves',
    },
  };
}

export function unknownLabel(query: Query, metric: string, label: string, known: readonly string[]): FoundKind {
  return {
    kind: UNKNOWN_METRIC_LABEL,
    found: {
      path: query.path,
      problem: `${query.what} asks \`${metric}\` for the label \`${label}\`, which it does not have at this version`,
      consequence: 'it finds nothing, and an alert never fires',
      fix: meant(label, known) ?? `it has: ${known.join(', ')}`,
    },
  };
}

function meant(name: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `write ${nearest} in place of ${name}`;
}
