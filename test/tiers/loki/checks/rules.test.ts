import { applyEdits } from '../../../../lib/findings/apply-edits';
import { runChecks } from '../../../../lib/findings/check';
import type { Finding } from '../../../../lib/findings/finding';
import { type JsonObject, valueAt } from '../../../../lib/kubernetes/json';
import { ruleTextChecks } from '../../../../lib/tiers/loki/checks/rule-texts';
import { ruleChecks } from '../../../../lib/tiers/loki/checks/rules';
import type { LogRuleGroup } from '../../../../lib/tiers/loki/settings';
import { fixText } from '../../../support/fix-text';
import { COMMUNITY_CHART, minimal } from '../props';

type Groups = readonly LogRuleGroup[];

const COUNT = 'sum(count_over_time({app="a"}[5m])) > 0';

function found(groups: Groups, chart = minimal().chart): readonly Finding[] {
  const loki = minimal({ chart, rules: { alertmanager: 'http://alertmanager.monitoring:9093', groups } });
  return runChecks([...ruleChecks, ...ruleTextChecks], { loki });
}

const of = (rule: JsonObject): Groups => [{ name: 'g', rules: [{ expr: COUNT, ...rule }] }];
const says = (summary: string) => of({ alert: 'A', annotations: { summary } });

/** The rules with what a finding says in place of what it was found in. */
function mended(groups: Groups, { fix }: Finding): Groups {
  const copy = JSON.parse(JSON.stringify({ loki: { rules: { groups } } }));
  if (typeof fix === 'string') throw new Error(fix);
  const after: unknown = valueAt(applyEdits(copy, fix.edits), 'loki', 'rules', 'groups');
  return after as Groups;
}

test.each<readonly [string, Groups, problem: RegExp, fix: string]>([
  ['loki/rule-group', [...of({ alert: 'A' }), ...of({ alert: 'B' })], /group g already/, 'name: g-2'],
  ['loki/rule-group', [{ name: '', rules: [] }], /no name/, 'name: rules-2'],
  [
    'loki/rule-record',
    of({ record: 'a:b', for: '5m' }),
    /only an alert has `for`/,
    'delete `loki.rules.groups[0].rules[0].for`',
  ],
  [
    'loki/rule-record',
    of({ record: 'a:b', annotations: { c: 'd' } }),
    /only an alert has `annotations`/,
    'delete `loki.rules.groups[0].rules[0].annotations`',
  ],
  ['loki/rule-record', of({ record: 'my errors' }), /`my errors` is no name/, 'record: logs:my_errors'],
  ['loki/rule-record', of({ record: '5xx:rate' }), /is no name/, 'record: _5xx:rate'],
  ['loki/rule-record', of({ record: 'errors' }), /no colon/, 'record: logs:errors'],
  [
    'loki/rule-label',
    of({ alert: 'A', labels: { __name__: 'x' } }),
    /name of the metric/,
    'write `name` instead of `__name__`',
  ],
  ['loki/rule-label', of({ alert: 'A', labels: { 'a-b': 'x' } }), /`a-b` is no name/, 'write `a_b` instead of `a-b`'],
  ['loki/rule-label', of({ alert: 'A', annotations: { '1a': '' } }), /`1a` is no name/, 'write `_1a` instead of `1a`'],
  ['loki/rule-lines', of({ alert: 'A', expr: '{a="b"}' }), /asks for lines/, 'sum(count_over_time({a="b"} [5m])) > 0'],
  ['loki/rule-template', says('{{ $value'), /no `}}`/, '{{ $value }}'],
  ['loki/rule-template', says('{{ if 1 }}x'), /`{{ end }}` is missing/, '{{ if 1 }}x{{ end }}'],
  ['loki/rule-template', says('{{ humanise $value }}'), /function `humanise`/, '{{ humanize $value }}'],
  ['loki/rule-template', says('{{ $label.app }}'), /variable `\$label`/, '{{ $labels.app }}'],
  ['loki/rule-template', says('{{ value.app }} {{'), /no `}}`/, '{{ "{{" }} value.app }} {{ "{{" }}'],
  ['loki/rule-template', says('{{ $externalURL }}'), /\$externalURL/, '{{ externalURL }}'],
  ['loki/rule-template', of({ alert: 'A', labels: { severity: '{{ }}' } }), /no value/, '{{ "{{" }} }}'],
  [
    'loki/rule-twice',
    [{ name: 'g', rules: [1, 2].map(() => ({ alert: 'A', expr: COUNT })) }],
    /called A as well/,
    'alert: A2\n# or give it other labels',
  ],
])('%s, and its fix: %#', (id, groups, problem, fix) => {
  const findings = found(groups);
  expect(findings).toMatchObject([{ id, problem: expect.stringMatching(problem), fix: fixText(fix) }]);
  expect(findings.flatMap((finding) => found(mended(groups, finding)))).toEqual([]);
});

test('rules that Loki takes are no finding', () => {
  expect(found(of({ alert: 'It is over', for: '5m', labels: { a: 'b' }, annotations: { c: '{{ $value }}' } }))).toEqual(
    [],
  );
  expect(found(of({ record: 'app:errors:rate5m', labels: { team: '{{ as it stands' } }))).toEqual([]);
  const differ = ['x', 'y'].map((team) => ({ alert: 'A', expr: COUNT, labels: { team } }));
  expect(found([{ name: 'g', rules: differ }])).toEqual([]);
});

test('Loki 3.7 has a function more', () => {
  expect(found(says('{{ urlQueryEscape "a b" }}'))).toMatchObject([{ id: 'loki/rule-template' }]);
  expect(found(says('{{ urlQueryEscape "a b" }}'), COMMUNITY_CHART)).toEqual([]);
});
