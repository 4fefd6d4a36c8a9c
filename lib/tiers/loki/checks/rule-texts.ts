import type { FoundKind } from '../../../findings/check';
import type { FindingKind } from '../../../findings/finding-kind';
import { renameKey, setKey } from '../../../findings/repair';
import { type RuleAt, rulesAt, textsIn } from '../rule-at';
import { ruleTemplateProblem, templateFix } from '../rule-template';
import { lokiChecks } from './subject';

const REFUSES = "Loki's ruler refuses the file, and evaluates none of its rules";

export const RULE_LABEL: FindingKind = {
  id: 'loki/rule-label',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'the name of a label or of an annotation of a rule is none, or is the one that holds the name of a metric',
  happens: REFUSES,
  remedy: 'use letters, digits and `_`, with no digit in front, and never `__name__` for a label',
};

export const RULE_TEMPLATE: FindingKind = {
  id: 'loki/rule-template',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'a label or an annotation of an alert is a template that can not be read',
  happens: REFUSES,
  remedy: 'close each `{{`, and use the functions of Prometheus with `$labels`, `$externalLabels` and `$value`',
};

/** What Loki's ruler refuses of labels and annotations: grafana/loki@v3.6.3:pkg/ruler/compat.go, validateRule */
export const ruleTextChecks = lokiChecks([RULE_LABEL, RULE_TEMPLATE], {
  needs: ['loki'],
  find: ({ loki: { rules, chart } }) => {
    if (rules === undefined) return [];
    const each = rulesAt(rules);
    return [...each.flatMap(names), ...each.flatMap((rule) => templates(rule, chart.program))];
  },
});

const MAPS = ['labels', 'annotations'] as const;

function names({ rule, path }: RuleAt): readonly FoundKind[] {
  return MAPS.flatMap((map) =>
    textsIn(rule, map)
      .filter(([name]) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || (map === 'labels' && name === '__name__'))
      .map(([name]) => ({ kind: RULE_LABEL, found: badName([...path, map, name], name) })),
  );
}

function badName(path: FoundKind['found']['path'], name: string): FoundKind['found'] {
  const isMetricName = name === '__name__';
  const cleaned = isMetricName ? 'name' : name.replaceAll(/\W+/g, '_').replace(/^(?=\d|$)/, '_');
  return {
    path,
    problem: isMetricName ? '`__name__` is the name of the metric, and no label to set' : `\`${name}\` is no name`,
    fix: renameKey(path, cleaned),
  };
}

/** Only alerts have templates: a record keeps its labels as they are. */
function templates({ rule, name, path }: RuleAt, version: string): readonly FoundKind[] {
  if (rule.alert === undefined) return [];
  return MAPS.flatMap((map) =>
    textsIn(rule, map).flatMap(([key, text]) => {
      const problem = ruleTemplateProblem(text, version);
      if (!problem) return [];
      const found = {
        path: [...path, map, key],
        problem: `${key} of the alert ${name} can not be read at character ${problem.position + 1}: ${problem.problem}`,
        fix: setKey([...path, map, key], templateFix(text, problem, version)),
      };
      return [{ kind: RULE_TEMPLATE, found }];
    }),
  );
}
