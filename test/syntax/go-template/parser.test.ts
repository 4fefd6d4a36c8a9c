import { templateProblem } from '../../../lib/syntax/go-template/parser';

const SCOPE = { functions: new Set(['humanize', 'query', 'first', 'value']), variables: ['$labels', '$value'] };

const problemOf = (template: string) => templateProblem(template, SCOPE);

test.each([
  'no action',
  '} }} {',
  '{{ $labels.app }} is at {{ $value | printf "%.2f" | humanize }}',
  '{{- /* said {{ twice }} */ -}}',
  '{{ with $v := query "up" | first | value }}{{ $v }}{{ else with .Value }}{{ . }}{{ else }}-{{ end }}',
  '{{ range $i, $e := .Labels }}{{ if eq $i "a" }}{{ continue }}{{ else if $e }}{{ break }}{{ end }}{{ end }}',
  '{{ (index .Labels "a b").x }} {{ -1.5e3 }} {{ 0x1F }} {{ 1_000 }} {{ \'a\' }} {{ `raw "x"` }} {{ 1+2i }}',
  '{{ define "a" }}{{ . }}{{ end }}{{ template "a" .Value }}{{ block "b" . }}{{ end }}',
  '{{ $x := 1 }}{{ $x = 2 }}{{ $x }}',
  '{{ nil | print }}',
])('%s can be read', (template) => {
  expect(problemOf(template)).toBeUndefined();
});

test.each([
  ['{{ $labels.app', 14, '`{{` has no `}}`'],
  ['{{ $labels.app }', 15, '`}` does not belong in a command'],
  ['{{ "a }}', 3, 'the text that begins with " has no end'],
  ['{{/* a }}', 4, 'the comment has no end'],
  ['{{/* a */ x }}', 4, 'a comment ends before its action does'],
  ['{{ (1 }}', 6, 'a parenthesis is not closed'],
  ['{{ 1) }}', 4, 'a parenthesis is closed that was not opened'],
  ['{{ }}', 3, 'an action has no value'],
  ['{{ if .a }}x', 12, 'an `{{ end }}` is missing'],
  ['x{{ end }}', 4, 'nothing is open that `end` could belong to'],
  ['{{ if 1 }}{{ else }}{{ else }}{{ end }}', 23, 'a second `else` follows the first'],
  ['{{ break }}', 3, '`break` stands in no range'],
  ['{{ $x }}', 3, 'there is no variable `$x`'],
  ['{{ humanise $value }}', 3, 'there is no function `humanise`'],
  ['{{ $value | "x" }}', 12, '`"x"` can not take a value from a `|`'],
  ['{{ "\\q" }}', 3, 'a backslash in `"\\q"` escapes nothing'],
  ['{{ 089 }}', 3, '`089` is no number'],
  ['{{ 1x }}', 3, '`1` begins no number'],
  ["{{ 'ab' }}", 3, "`'ab'` is no character"],
  ['{{ true.x }}', 7, '`.x` does not belong in `true`'],
  ['{{ if $a, $b := . }}{{ end }}', 6, 'if declares too many variables'],
  ['{{ range $a, 1 }}{{ end }}', 13, '`1` does not belong in the variables of a range'],
  ['{{ define "a" }}1{{ end }}{{ define "a" }}2{{ end }}', 46, 'the template `a` is defined twice'],
])('%s is wrong at %i: %s', (template, position, problem) => {
  expect(problemOf(template)).toMatchObject({ position, problem });
});

test('an unknown name is told', () => {
  expect(problemOf('{{ humanise $value }}')).toMatchObject({ unknown: 'humanise' });
  expect(problemOf('{{ $externalURL }}')).toMatchObject({ unknown: '$externalURL' });
});
