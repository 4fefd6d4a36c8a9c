import { expandTemplate, expandTemplates } from '../../lib/charts/expand-template';

const SCOPE = { name: 'logs', namespace: 'logging', values: { a: { b: 1000000 }, list: [{ c: 'yes' }] } };

test.each([
  ['no braces', 'no braces'],
  ['{{ .Release.Name }}.{{.Release.Namespace}}', 'logs.logging'],
  ['{{ .Values.a.b }}', '1e+06'],
  ['{{ .Values.nothing }}', ''],
  ['x{{`{{`}} .Value }}', 'x{{ .Value }}'],
  ['x {{- "y" }}', 'xy'],
  ['{{ toYaml .Values.list }}', '- c: "yes"'],
])('%s expands to %s', (text, expected) => {
  expect(expandTemplate(text, SCOPE)).toBe(expected);
});

test.each([
  '{{ if .Values.a }}x{{ end }}',
  '{{ include "x" . }}',
  '{{ .Values.a | quote }}',
  '{{ "x" -}} y',
  '{{ open',
])('%s is not expanded', (text) => {
  expect(expandTemplate(text, SCOPE)).toBeUndefined();
  expect(expandTemplates({ a: [text] }, SCOPE)).toBeUndefined();
});

test('texts are expanded at any depth, and a key that is a template by nobody', () => {
  expect(expandTemplates({ a: ['{{ .Release.Name }}', 1, null] }, SCOPE)).toEqual({ a: ['logs', 1, null] });
  expect(expandTemplates({ '{{ .Release.Name }}': 1 }, SCOPE)).toBeUndefined();
});
