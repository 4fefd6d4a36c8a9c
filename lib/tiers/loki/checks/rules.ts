import type { FoundKind } from '../../../findings/check';
import type { FindingKind } from '../../../findings/finding-kind';
import { removeKey, setKey } from '../../../findings/repair';
import { readLogql } from '../../../queries/logql';
import type { RuleAt } from '../rule-at';
import { rulesAt } from '../rule-at';
import type { LogRules } from '../settings';
import { lokiChecks } from './subject';

const REFUSES = "Loki's ruler refuses the file, and evaluates none of its rules";

export const RULE_GROUP: FindingKind = {
  id: 'loki/rule-group',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'a group of rules has no name, or that of another one',
  happens: REFUSES,
  remedy: 'give each group a name of its own',
};

export const RULE_RECORD: FindingKind = {
  id: 'loki/rule-record',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'a rule that records a metric has what only an alert has, or a name that is none of a recorded metric',
  happens: `${REFUSES}; a name without a colon is refused by lokitool alone`,
  remedy: 'leave out `for` and `annotations`, and name the metric of letters, digits, `_` and at least one `:`',
};

export const RULE_LINES: FindingKind = {
  id: 'loki/rule-lines',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'a rule asks for lines, not for a number',
  happens: 'every evaluation fails, and the alert never fires',
  remedy: 'count the lines: `sum(count_over_time({…}[5m])) > 0`',
};

export const RULE_TWICE: FindingKind = {
  id: 'loki/rule-twice',
  severity: 'warning',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/ruler/compat.go'],
  finds: 'two rules of one group have the same name and the same labels',
  happens:
    'their results can not be told apart: a recorded metric has two values at one time, and an alert two reasons',
  remedy: 'give them other names or labels, or put them together with `or`',
};

/** What Loki's ruler and `lokitool rules check` refuse of rules: grafana/loki@v3.6.3:pkg/ruler/compat.go, ValidateGroups */
export const ruleChecks = lokiChecks([RULE_GROUP, RULE_RECORD, RULE_LINES, RULE_TWICE], {
  needs: ['loki'],
  find: ({ loki: { rules } }) => {
    if (rules === undefined) return [];
    const each = rulesAt(rules);
    return [...groupNames(rules), ...each.flatMap(recordProblems), ...each.flatMap(linesProblem), ...repeated(each)];
  },
});

function groupNames({ groups }: LogRules): readonly FoundKind[] {
  const names = groups.map(({ name }) => name);
  return names.flatMap((name, index) => {
    if (name !== '' && names.indexOf(name) === index) return [];
    const free = Array.from({ length: names.length + 1 }, (_, at) => `${name || 'rules'}-${at + 2}`);
    return [
      {
        kind: RULE_GROUP,
        found: {
          path: ['loki', 'rules', 'groups', index, 'name'],
          problem: name === '' ? 'the group has no name' : `there is a group ${name} already`,
          fix: setKey(
            ['loki', 'rules', 'groups', index, 'name'],
            free.find((candidate) => !names.includes(candidate)) ?? '',
          ),
        },
      },
    ];
  });
}

function recordProblems({ rule, path }: RuleAt): readonly FoundKind[] {
  const { record } = rule;
  if (typeof record !== 'string') return [];
  const ofAlerts = ['for', 'annotations'].filter((key) => rule[key] !== undefined);
  const isMetric = /^[A-Za-z_:][A-Za-z0-9_:]*$/.test(record);
  return [
    ...ofAlerts.map((key) => ({
      kind: RULE_RECORD,
      found: {
        path: [...path, key],
        problem: `the rule records ${record}, and only an alert has \`${key}\``,
        consequence: REFUSES,
        fix: removeKey([...path, key]),
      },
    })),
    ...(isMetric && record.includes(':') ? [] : [badName(path, record, isMetric)]),
  ];
}

function badName(path: RuleAt['path'], record: string, isMetric: boolean): FoundKind {
  const cleaned = record
    .trim()
    .replaceAll(/[^A-Za-z0-9_:]+/g, '_')
    .replace(/^(?=\d)/, '_');
  return {
    kind: RULE_RECORD,
    found: {
      path: [...path, 'record'],
      problem: isMetric
        ? `the name ${record} has no colon, by which metrics of rules are told from others`
        : `\`${record}\` is no name of a metric`,
      consequence: isMetric ? '`lokitool rules check` refuses the file' : REFUSES,
      fix: setKey([...path, 'record'], cleaned.includes(':') ? cleaned : `logs:${cleaned}`),
    },
  };
}

function linesProblem({ rule: { expr }, path }: RuleAt): readonly FoundKind[] {
  const { problem, givesLines } = readLogql(String(expr));
  if (problem || !givesLines) return [];
  const found = {
    path: [...path, 'expr'],
    problem: 'the rule asks for lines, not for a number',
    fix: setKey([...path, 'expr'], `sum(count_over_time(${String(expr).trim()} [5m])) > 0`),
  };
  return [{ kind: RULE_LINES, found }];
}

function repeated(rules: readonly RuleAt[]): readonly FoundKind[] {
  const keys = rules.map(({ group, rule: { alert, record, labels = {} } }) =>
    JSON.stringify([group, record ?? alert, Object.entries(labels ?? {}).sort()]),
  );
  return rules.flatMap(({ rule, name, path }, index) => {
    if (keys.indexOf(keys[index] ?? '') === index) return [];
    const kind = rule.record === undefined ? 'alert' : 'record';
    const found = {
      path: [...path, kind],
      problem: `a rule before it in the group is called ${name} as well, with the same labels`,
      fix: setKey([...path, kind], `${name}${kind === 'record' ? ':' : ''}2`, { otherwise: 'give it other labels' }),
    };
    return [{ kind: RULE_TWICE, found }];
  });
}
