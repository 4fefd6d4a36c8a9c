import { error, type Finding } from '../findings/finding';
import { nearestName } from '../queries/nearest-name';
import type { PromqlProblem } from '../queries/promql';
import type { Query } from '../queries/query';

export function syntax({ what, text, path }: Query, { column, found }: PromqlProblem): Finding {
  const before = text.slice(0, column - 1).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return error('queries/promql-syntax', path, {
    problem: `${what} is no PromQL at ${place}: ${found === '' ? 'something is missing there' : `\`${found}\``}`,
    consequence: 'Prometheus refuses it, and the whole group of rules that it stands in',
    fix: 'see https://prometheus.io/docs/prometheus/latest/querying/basics/ for what PromQL looks like',
  });
}

export function refusedPattern({ what, path }: Query, pattern: string, reason: string): Finding {
  return error('queries/regex', path, {
    problem: `${what} has the pattern \`${pattern}\`, which RE2 refuses: ${reason}`,
    consequence: 'Prometheus refuses it, and the whole group of rules that it stands in',
    fix: 'see https://github.com/google/re2/wiki/Syntax; what must not match takes a matcher of its own: `!~` or `!=`',
  });
}

export function unknownMetric(query: Query, metric: string, known: readonly string[]): Finding {
  return error('queries/unknown-metric', query.path, {
    problem: `${query.what} asks for \`${metric}\`, which no program of this environment serves at its version`,
    consequence: 'it finds nothing, and an alert never fires',
    fix: meant(metric, known) ?? 'charts-values/metrics/ lists what each program serves',
  });
}

export function unknownLabel(query: Query, metric: string, label: string, known: readonly string[]): Finding {
  return error('queries/unknown-metric-label', query.path, {
    problem: `${query.what} asks \`${metric}\` for the label \`${label}\`, which it does not have at this version`,
    consequence: 'it finds nothing, and an alert never fires',
    fix: meant(label, known) ?? `it has: ${known.join(', ')}`,
  });
}

function meant(name: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `${nearest} # in place of ${name}`;
}
