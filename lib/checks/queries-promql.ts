import type { FoundKind } from '../findings/check';
import { isJsonObject } from '../kubernetes/json';
import { matches } from '../queries/matcher';
import { joinMetrics, type MetricLabels, platformMetrics, programMetrics } from '../queries/metrics';
import { type MetricSelector, readPromql } from '../queries/promql';
import type { Query } from '../queries/query';
import { re2Problem } from '../syntax/re2';
import type { LogRuleGroup } from '../tiers/loki/settings';
import { REFUSED_PATTERN } from './queries-kinds';
import {
  PROMQL_SYNTAX,
  refusedPattern,
  syntax,
  UNKNOWN_METRIC,
  UNKNOWN_METRIC_LABEL,
  unknownLabel,
  unknownMetric,
} from './queries-promql-texts';
import { planChecks } from './subject';

/** What may be asked for. */
interface Served {
  readonly metrics: MetricLabels;

  /** What rules record, with labels that only the rules know. */
  readonly recorded: ReadonlySet<string>;
}

/** Checks that every PromQL text parses, and asks for metrics that something serves, by labels that they have. */
export const promqlQueries = planChecks([PROMQL_SYNTAX, REFUSED_PATTERN, UNKNOWN_METRIC, UNKNOWN_METRIC_LABEL], {
  needs: ['queries', 'wiring', 'rules'],
  find: ({ queries, wiring, rules }) => {
    const asked = queries.filter(({ language }) => language === 'promql');
    if (asked.length === 0) return [];
    const programs = wiring.workloads.flatMap(({ metrics }) => (metrics ? [metrics.program] : []));
    const each = new Map(programs.map((program) => [`${program.name} ${program.version}`, program]));
    const served: Served = {
      metrics: joinMetrics([platformMetrics(), ...[...each.values()].map(programMetrics)]),
      recorded: recordedMetrics(rules),
    };
    return asked.flatMap((query) => queryFindings(query, served));
  },
});

/** Loki's ruler writes what rules over logs record to Prometheus. */
function recordedMetrics(groups: readonly LogRuleGroup[]): ReadonlySet<string> {
  const rules = groups.flatMap((group) => group.rules);
  return new Set(rules.flatMap((rule) => (isJsonObject(rule) && 'record' in rule ? [String(rule.record)] : [])));
}

function queryFindings(query: Query, served: Served): readonly FoundKind[] {
  const { problems, selectors } = readPromql(query.text);
  const [problem] = problems;
  if (problem) return [syntax(query, problem)];
  const refused = selectors.flatMap((selector) => refusedPatterns(query, selector));
  if (refused.length > 0) return refused;
  return selectors.flatMap((selector) => selectorFindings(query, selector, served));
}

function refusedPatterns(query: Query, { matchers }: MetricSelector): readonly FoundKind[] {
  return matchers
    .filter(({ op }) => op === '=~' || op === '!~')
    .flatMap(({ value }) => {
      const reason = re2Problem(value);
      return reason === undefined ? [] : [refusedPattern(query, value, reason)];
    });
}

function selectorFindings(query: Query, selector: MetricSelector, { metrics, recorded }: Served): readonly FoundKind[] {
  const { metric, matchers } = selector;
  if (metric === undefined) return namelessFindings(query, selector, [...metrics.keys(), ...recorded]);
  if (recorded.has(metric)) return [];
  const labels = metrics.get(metric);
  if (!labels) return [unknownMetric(query, metric, [...metrics.keys(), ...recorded])];
  const known = [...labels, ...SCRAPED];
  return matchers
    .filter(({ label }) => !known.includes(label))
    .map(({ label }) => unknownLabel(query, metric, label, known));
}

/** `{__name__=~"loki_.*"}` may find anything, but not nothing. */
function namelessFindings(query: Query, { matchers }: MetricSelector, known: readonly string[]): readonly FoundKind[] {
  const names = matchers.filter(({ label }) => label === '__name__');
  const found = known.some((name) => names.every((matcher) => matches(matcher, name)));
  return found ? [] : [unknownMetric(query, names.map(({ value }) => value).join(' '), known)];
}

/** What the Prometheus Operator adds to every series, and what Prometheus adds when it sends them on. */
const SCRAPED = [
  'job',
  'instance',
  'namespace',
  'pod',
  'container',
  'service',
  'endpoint',
  'node',
  'cluster',
  'prometheus',
  'prometheus_replica',
];
