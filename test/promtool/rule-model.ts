import { readPromql } from '../../lib/queries/promql';

type Labels = Readonly<Record<string, string>>;

/** A rule as it stands in a PrometheusRule. */
export interface WrittenRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

export interface Series {
  readonly metric: string;
  readonly labels: Labels;
}

/** The series that a rule asks for: names, namespaces and jobs are those of its environment. */
export class RuleModel {
  readonly rule: WrittenRule;

  constructor(rule: WrittenRule) {
    this.rule = rule;
  }

  /** Minutes that it waits before it fires. */
  get wait(): number {
    const [, amount, unit] = /^(\d+)([mh])$/.exec(this.rule.for) ?? [];
    return Number(amount) * (unit === 'h' ? 60 : 1);
  }

  /** Minutes of the longest range or offset. */
  get window(): number {
    const hours = [...this.rule.expr.matchAll(/(?:offset |\[)(\d+)h/g)].map(([, amount]) => Number(amount));
    return Math.max(...hours) * 60;
  }

  /** One for each way in which the rule selects the metric, the first ones first. */
  all(metric: string, overrides: Labels = {}): readonly Series[] {
    const selectors = readPromql(this.rule.expr).selectors.filter((selector) => selector.metric === metric);
    return selectors.map(({ matchers }) => {
      const selected = matchers.flatMap(({ label, op, value }): [string, string][] =>
        op === '=' ? [[label, value]] : op === '=~' ? [[label, example(value)]] : [],
      );
      return { metric, labels: { ...Object.fromEntries(selected), ...overrides } };
    });
  }

  /** A series that the rule selects. */
  one(metric: string, overrides: Labels = {}): Series {
    const [first] = this.all(metric, overrides);
    if (!first) throw new Error(`${this.rule.alert} does not ask for ${metric}`);
    return first;
  }

  asksFor(metric: string): boolean {
    return this.all(metric).length > 0;
  }

  /** The labels of a series that the result keeps, and those of the rule. */
  fired(series: Series, ...kept: readonly string[]): Labels {
    const own = kept.map((label): [string, string] => [label, series.labels[label] ?? '']);
    return { ...Object.fromEntries(own), ...this.rule.labels };
  }
}

/** A text that the first alternative of a pattern matches. */
function example(pattern: string): string {
  const [first = ''] = pattern.split('|');
  const text = first
    .replaceAll('[a-z0-9]{5}', 'x7kq2')
    .replaceAll('[a-z0-9]+', '6d4cf56db6')
    .replaceAll('[a-z0-9-]+', 'data')
    .replaceAll('[0-9]+', '0')
    .replaceAll(/\[\^\/\][*+]/g, 'file')
    .replaceAll(/\[(.)\]/g, '$1');
  if (!new RegExp(`^(?:${pattern})$`).test(text)) throw new Error(`${text} is no example of ${pattern}`);
  return text;
}

/** As promtool reads it. */
export function seriesText({ metric, labels }: Series): string {
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${metric}{${matchers.join(', ')}}`;
}
