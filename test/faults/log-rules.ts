/** Groups of rules over logs, as an environment file has them. */
export type Groups = readonly unknown[];

const COUNT = 'sum(count_over_time({app="a"}[5m])) > 0';

const group = (...rules: readonly object[]): Groups => [{ name: 'g', rules }];
const alert = (more: object): Groups => group({ alert: 'A', expr: COUNT, ...more });
const record = (more: object): Groups => group({ record: 'a:b', expr: COUNT, ...more });
const asks = (expr: string): Groups => alert({ expr });
const says = (summary: string): Groups => alert({ annotations: { summary } });

/** What both Loki and synth take, or both refuse: each text is looked at by `lokitool rules check` as well. */
export const JUDGED_ALIKE: Readonly<Record<string, Groups>> = {
  'an alert': alert({}),
  'an alert with everything': alert({ for: '1h30m', labels: { severity: 'a' }, annotations: { b: '{{ $value }}' } }),
  'a record': record({}),
  'a record with labels': record({ labels: { team: '{{ not a template' } }),
  'an interval': [{ name: 'g', interval: '2m', rules: [{ alert: 'A', expr: COUNT }] }],
  'two groups': [...alert({}), { name: 'h', rules: [{ alert: 'A', expr: COUNT }] }],
  'two groups of one name': [...alert({}), ...record({})],
  'a group without a name': [{ name: '', rules: [{ alert: 'A', expr: COUNT }] }],
  'neither alert nor record': group({ expr: COUNT }),
  'both alert and record': record({ alert: 'A' }),
  'no expression': group({ alert: 'A' }),
  'an empty expression': asks(''),
  'an unknown key': alert({ fro: '5m' }),
  'a record that waits': record({ for: '5m' }),
  'a record with annotations': record({ annotations: { summary: 'x' } }),
  'a record with a blank': record({ record: 'a: b' }),
  'a record with a hyphen': record({ record: 'a:b-c' }),
  'a record that begins with a digit': record({ record: '1a:b' }),
  'a record with a letter of another alphabet': record({ record: 'a:é' }),
  'a record without a colon': record({ record: 'errors' }),
  'a record of three parts': record({ record: 'app:errors:rate5m' }),
  'an alert with a blank': alert({ alert: 'All is lost' }),
  'a label with a hyphen': alert({ labels: { 'a-b': 'x' } }),
  'a label with a digit in front': alert({ labels: { '1a': 'x' } }),
  'the label __name__': alert({ labels: { __name__: 'x' } }),
  'the label __name__ of a record': record({ labels: { __name__: 'x' } }),
  'the label __x__': alert({ labels: { __x__: 'x' } }),
  'an annotation with a dot': alert({ annotations: { 'a.b': 'x' } }),
  'the annotation __name__': alert({ annotations: { __name__: 'x' } }),
  'an unknown unit of time': alert({ for: '5 minutes' }),
  'an interval without a unit': [{ name: 'g', interval: '5', rules: [{ alert: 'A', expr: COUNT }] }],
  'a template': says('{{ $labels.app }}: {{ $value | printf "%.2f" }}'),
  'a template that is not closed': says('{{ $value'),
  'a template that is closed twice': says('{{ $value }} }}'),
  'an if without an end': says('{{ if $value }}x'),
  'an end without an if': says('x{{ end }}'),
  'an unknown function': says('{{ humanise $value }}'),
  'an unknown variable': says('{{ $label.app }}'),
  'a variable that only Prometheus sets': says('{{ $externalURL }}'),
  'the function of that name': says('{{ externalURL }}'),
  'a function of another Prometheus': says('{{ urlQueryEscape "a" }}'),
  'a template in a label': alert({ labels: { severity: '{{ if gt $value 5.0 }}a{{ else }}b{{ end }}' } }),
  'a template in a label that is not closed': alert({ labels: { severity: '{{' } }),
  'single quotes in a template': says("{{ printf '%s' $value }}"),
  'a range over what a query finds': says('{{ range query "up" }}{{ .Labels.instance }} {{ end }}'),
  'a comment': says('{{/* not shown */}}x'),
  'a trim marker without a blank': says('{{-$value}}'),
  'a query of Prometheus': asks('rate(http_requests_total[5m])'),
  'a query that is cut off': asks('sum(rate({app="a"}[5m])'),
  'no label': asks('rate({}[5m])'),
  'labels that may be empty': asks('rate({app=~".*"}[5m])'),
  'a pattern that RE2 refuses': asks('rate({app=~"(?=x)"}[5m])'),
  'a sum without unwrap': asks('sum_over_time({app="a"}[5m])'),
  'a count with unwrap': asks('count_over_time({app="a"} | unwrap x [5m])'),
  'a quantile': asks('quantile_over_time(0.9, {app="a"} | unwrap x [5m]) by (app)'),
  'a quantile without a number': asks('quantile_over_time({app="a"} | unwrap x [5m])'),
  'a mean with a number': asks('avg_over_time(2, {app="a"} | unwrap x [5m])'),
  'a grouped rate': asks('rate({app="a"}[5m]) by (app)'),
  'topk without a number': asks('topk(rate({app="a"}[5m]))'),
  'topk with a fraction': asks('topk(1.5, rate({app="a"}[5m]))'),
  topk: asks('topk by (app) (3, rate({app="a"}[5m]))'),
  'a sum with a number': asks('sum(3, rate({app="a"}[5m]))'),
  'a grouped sort': asks('sort by (app) (rate({app="a"}[5m]))'),
  'lines plus one': asks('{app="a"} + 1'),
  'a number that joins a set': asks('rate({app="a"}[5m]) and 1'),
  'a vector that joins a set': asks('rate({app="a"}[5m]) or vector(0)'),
  'a fraction of an hour': asks('rate({app="a"}[1.5h])'),
  'a pattern without anything between': asks('rate({app="a"} | pattern "<a><b>" [5m])'),
  'a name twice in a pattern': asks('rate({app="a"} | regexp "(?P<a>x)(?P<a>y)" [5m])'),
  'a label_replace that RE2 refuses': asks('label_replace(rate({app="a"}[5m]), "a", "$1", "b", "(")'),
  'a comparison': asks('sum by (app) (rate({app="a"} |= "x" [5m])) / sum by (app) (rate({app="a"}[5m])) > 0.1'),
  'a number': asks('vector(1)'),
};

/** What synth refuses alone: Loki takes it, and every evaluation fails. */
export const SYNTH_ALONE: Readonly<Record<string, readonly [id: string, groups: Groups]>> = {
  lines: ['loki/rule-lines', asks('{app="a"} |= "x"')],
  'a filter that RE2 refuses': ['queries/regex', asks('rate({app="a"} |~ "(?=x)" [5m])')],
};
