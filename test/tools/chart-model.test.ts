import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ChartModelFile, readChartModel, runChartModel } from '../../tools/chart-model';
import { findTool } from '../../tools/find';
import { describeReal } from '../support/programs';

test('without the program, the sentence names the command that builds it', () => {
  expect(readChartModel('chart', { programs: '/nowhere', path: '' })).toEqual({
    problem: 'The program that reads charts is not built: cdk8s-logging tools chart-model',
  });
});

type Files = Readonly<Record<string, string>>;

const CHART = 'apiVersion: v2\nname: demo\nversion: 1.2.3\nappVersion: v4.5.6\n';

describeReal('the model of a chart', ['chart-model'], (programs) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chart-model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(files: Files): string {
    const chart = join(folder, 'demo');
    for (const [name, text] of Object.entries({ 'Chart.yaml': CHART, ...files })) {
      mkdirSync(dirname(join(chart, name)), { recursive: true });
      writeFileSync(join(chart, name), text);
    }
    return chart;
  }

  const read = (path: string) => runChartModel(programs['chart-model'], path);

  function model(files: Files): ChartModelFile {
    const result = read(write(files));
    if ('problem' in result) throw new Error(result.problem);
    return result;
  }

  const problem = (path: string) => {
    const result = read(path);
    return 'problem' in result ? result.problem.replaceAll(folder, '') : 'none';
  };

  const keys = (values: string, template: string, more: Files = {}) =>
    model({ 'values.yaml': values, 'templates/a.yaml': template, ...more }).keys;

  test('what it is: names, versions, and the program that runs', () => {
    const facts = model({ 'values.yaml': 'image: { registry: r.example, repository: a/demo, tag: v4.5.5 }\n' });
    expect(facts).toMatchObject({ chart: 'demo', version: '1.2.3', appVersion: '4.5.6', program: '4.5.5' });
    expect(facts.images).toEqual([{ path: 'image', registry: 'r.example', repository: 'a/demo', tag: 'v4.5.5' }]);
  });

  test('keys have the kind of their default, or any if there is none', () => {
    expect(keys('a: x\nb: 1\nc: true\nd: []\ne: {}\nf: null\n', '{{ .Values.a }}{{ .Values.g }}')).toEqual({
      a: 'string',
      b: 'number',
      c: 'boolean',
      d: 'list',
      e: 'map',
      f: 'any',
      g: 'any',
    });
  });

  test('a kind that templates ask for is the type of a key without a default, unless other kinds will do', () => {
    const template = `{{ if kindIs "bool" .Values.a }}{{ .Values.a }}{{ end }}
      {{ if kindIs "map" .Values.b }}x{{ end }}{{ range .Values.b }}{{ . }}{{ end }}
      {{ if kindIs "string" .Values.c }}{{ .Values.c }}{{ else }}{{ toYaml .Values.c }}{{ end }}`;
    expect(keys('a: null\nb: null\nc: ""\n', template)).toEqual({ a: 'boolean', b: 'any', c: 'any' });
  });

  test.each([
    ['with', '{{ with .Values.a }}{{ .b.c }}{{ end }}'],
    ['a variable', '{{ $x := .Values.a }}{{ if true }}{{ $x.b.c }}{{ end }}'],
    ['the top, from within a loop', '{{ range list 1 2 }}{{ $.Values.a.b.c }}{{ end }}'],
    ['a helper', '{{ include "h" . }}', '{{ define "h" }}{{ .Values.a.b.c }}{{ end }}'],
    ['a helper with a dict', '{{ template "h" (dict "x" .Values.a) }}', '{{ define "h" }}{{ .x.b.c }}{{ end }}'],
    [
      'a helper that names the component',
      '{{ include "h" (dict "ctx" . "name" "a") }}',
      '{{ define "h" }}{{ (index .ctx.Values .name).b.c }}{{ end }}',
    ],
    ['a name that is put together', '{{ get (index .Values (printf "%s" (lower "A"))).b "c" }}'],
    ['dig', '{{ dig "b" "c" "none" .Values.a }}'],
    ['a merge', '{{ $m := merge (dict) .Values.a }}{{ $m.b.c }}'],
    ['YAML of a helper', '{{ (include "h" . | fromYaml).b.c }}', '{{ define "h" }}{{ toYaml .Values.a }}{{ end }}'],
    ['default and coalesce', '{{ (default dict .Values.a).b.c }}{{ coalesce .Values.z "x" }}'],
  ])('what is read through %s is a key', (_, template, helper = '') => {
    expect(keys('a: { b: { x: 1 } }\n', template, { 'templates/_h.tpl': helper })).toMatchObject({
      a: { b: { x: 'number', c: 'any' } },
    });
  });

  test('a default that is a template itself reads keys', () => {
    const values = 'text: "{{ .Values.a.b }}"\na: { c: 1 }\n';
    expect(keys(values, '{{ .Values.a.c }}{{ tpl .Values.text . }}')).toEqual({
      text: 'string',
      a: { b: 'any', c: 'number' },
    });
    expect(keys(values, '{{ .Values.a.c }}{{ .Values.text }}')).toEqual({ text: 'string', a: { c: 'number' } });
  });

  test.each([
    ['printed as YAML', '{{ toYaml .Values.a | nindent 2 }}'],
    ['looped over', '{{ range $k, $v := .Values.a }}{{ $k }}{{ end }}'],
    ['merged and printed', '{{ mergeOverwrite (dict "x" 1) .Values.a | toYaml }}'],
    ['printed by a helper', '{{ include "h" . }}', '{{ define "h" }}{{ .Values.a | toYaml }}{{ end }}'],
  ])('a map is free-form if it is %s', (_, template, helper = '') => {
    expect(keys('a: { b: 1 }\n', template, { 'templates/_h.tpl': helper })).toEqual({ a: 'map' });
  });

  test('only the branch that a helper takes is read', () => {
    const helper = '{{ define "h" }}{{ if eq .kind "x" }}{{ .v.b }}{{ else }}{{ .v.c }}{{ end }}{{ end }}';
    expect(
      keys('a: {}\n', '{{ include "h" (dict "kind" "x" "v" .Values.a) }}', { 'templates/_h.tpl': helper }),
    ).toEqual({
      a: { b: 'any' },
    });
  });

  describe('a closed set', () => {
    const template = '{{ if eq .Values.mode "one" }}x{{ else if eq .Values.mode "two" }}y{{ end }}';

    test('is what a text is compared with', () => {
      expect(keys('mode: one\n', template)).toEqual({ mode: ['one', 'two'] });
    });

    test('is none if the text is printed as well', () => {
      expect(keys('mode: one\n', `${template}{{ .Values.mode }}`)).toEqual({ mode: 'string' });
    });

    test('is one if the text is printed where it is one of the words, or in a message', () => {
      const printed =
        '{{ if eq .Values.mode "one" }}{{ .Values.mode }}{{ else }}{{ fail (print .Values.mode) }}{{ end }}';
      expect(keys('mode: one\n', template + printed)).toEqual({ mode: ['one', 'two'] });
    });

    test('is none if a chain asks for each of the words, and does something else where none of them stands', () => {
      const chain = (last: string) => `{{ if eq .Values.mode "a" }}x{{ else if eq .Values.mode "b" }}y${last}{{ end }}`;
      expect(keys('mode: a\n', chain('{{ else }}z'))).toEqual({ mode: 'string' });
      expect(keys('mode: a\n', chain(''))).toEqual({ mode: ['a', 'b'] });
      // The last answer is that of a word which is asked for elsewhere.
      expect(keys('mode: a\n', `${chain('{{ else }}z')}{{ if eq .Values.mode "c" }}z{{ end }}`)).toEqual({
        mode: ['a', 'b', 'c'],
      });
    });

    test('comes from a schema', () => {
      const schema = '{"properties": {"mode": {"enum": ["a", "b"]}}, "additionalProperties": false}';
      const facts = model({ 'values.yaml': 'mode: a\n', 'values.schema.json': schema });
      expect(facts.keys).toEqual({ mode: ['a', 'b'] });
      expect(facts.schema).toEqual({ closed: [''], enums: { mode: ['a', 'b'] } });
    });
  });

  test('a refusal is told by what it looks at, and its words are not', () => {
    const text = '{{ if and .Values.a (not .Values.b.c) }}{{ fail "SECRET WORDS" }}{{ end }}';
    const facts = model({ 'values.yaml': 'a: 1\nb: { c: 2 }\n', 'templates/check.yaml': text });
    expect(facts.refusals).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{12}$/), reads: ['a', 'b.c'], template: 'templates/check.yaml' },
    ]);
    expect(JSON.stringify(facts)).not.toContain('WORDS');
  });

  test('a refusal has another id with another condition or other words, and the same where only spaces differ', () => {
    const id = (text: string) =>
      model({ 'values.yaml': 'a: 1\n', 'templates/check.yaml': text }).refusals.map((refusal) => refusal.id)[0];
    const before = id('{{ if .Values.a }}{{ fail "no" }}{{ end }}');
    expect(id('{{- if   .Values.a -}}\n{{ fail  "no" }}{{ end }}')).toBe(before);
    expect(id('{{ if .Values.b }}{{ fail "no" }}{{ end }}')).not.toBe(before);
    expect(id('{{ if .Values.a }}{{ fail "yes" }}{{ end }}')).not.toBe(before);
  });

  test('what values.yaml lists and no template reads is unread', () => {
    expect(
      model({ 'values.yaml': 'a: 1\nb: { c: 2, d: 3 }\n', 'templates/a.yaml': '{{ .Values.b.c }}' }).unread,
    ).toEqual(['a', 'b.d']);
  });

  test('a key that is renamed in the templates is told', () => {
    const facts = model({ 'values.yaml': 'old: 1\n', 'templates/a.yaml': '{{ .Values.new }}' });
    expect([facts.keys, facts.unread]).toEqual([{ new: 'any', old: 'number' }, ['old']]);
  });

  const SUBCHART: Files = {
    'Chart.yaml': `${CHART}dependencies: [{ name: sub, alias: other, version: 1.x, repository: "", condition: other.enabled }]\n`,
    'values.yaml': 'other: { enabled: false, b: 2 }\n',
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
    'charts/sub/values.yaml': 'a: x\nb: 1\nimage: busybox:1.36\n',
    'charts/sub/templates/a.yaml': '{{ .Values.a }}{{ .Values.c }}{{ .Values.global.d }}',
  };

  describe('a key that templates read and neither values.yaml nor the schema lists', () => {
    const schema = '{"properties": {"a": {"properties": {"x": {}}}, "b": {"properties": {"x": {}}}}}';
    const facts = (template: string, helper = '') =>
      model({
        'values.yaml': 'a: { x: 1 }\nb: { x: 1 }\n',
        'values.schema.json': schema,
        'templates/a.yaml': template,
        'templates/_h.tpl': helper,
      });

    test('is left over from a version before if it is a switch', () => {
      const { keys, undeclared } = facts('{{ if .Values.a.old }}x{{ end }}');
      expect([keys, undeclared]).toEqual([{ a: { x: 'number' }, b: { x: 'number' } }, ['a.old']]);
    });

    test('is a key of the chart if it is printed', () => {
      expect(facts('{{ .Values.a.more }}')).toMatchObject({ keys: { a: { more: 'any' } }, undeclared: [] });
    });

    test('is a key of the chart if a helper reads it of many', () => {
      const helper = '{{ define "h" }}{{ if .old }}x{{ end }}{{ end }}';
      expect(facts('{{ include "h" .Values.a }}{{ include "h" .Values.b }}', helper)).toMatchObject({
        keys: { a: { old: 'any' }, b: { old: 'any' } },
        undeclared: [],
      });
    });
  });

  test('a subchart stands under its alias, with what it reads of global at the top', () => {
    const facts = model(SUBCHART);
    expect(facts.keys).toEqual({
      global: { d: 'any' },
      other: { a: 'string', b: 'number', c: 'any', image: 'string', enabled: 'boolean' },
    });
    expect(facts.defaults).toEqual({ other: { a: 'x', b: 2, enabled: false, image: 'busybox:1.36' } });
    expect(facts.images).toEqual([{ path: 'other.image', repository: 'busybox', tag: '1.36' }]);
    expect(facts.unread).toEqual(['other.b', 'other.image']);
    expect(facts.dependencies).toEqual([
      { name: 'sub', alias: 'other', version: '1.x', repository: '', condition: 'other.enabled', present: true },
    ]);
  });

  test('defaults are sorted data: no nulls, no texts of several lines, no templates', () => {
    const values = 'b: null\na: { d: "{{ .x }}", c: "x\\ny", b: [1, null] }\n';
    expect(model({ 'values.yaml': values }).defaults).toEqual({ a: { b: [1] } });
  });

  test('the digest follows what renders, and nothing else', () => {
    const digest = (files: Files) => model({ 'values.yaml': 'a: 1\n', ...files }).digest;
    const before = digest({});
    expect(digest({ 'README.md': 'x', 'Chart.yaml': `${CHART}description: other\n` })).toBe(before);
    expect(digest({ 'values.yaml': 'a: 2\n' })).not.toBe(before);
    expect(digest({ 'templates/x.yaml': 'x' })).not.toBe(before);
  });

  const helm = findTool('helm');
  (helm ? test : test.skip)('a folder and the archive that Helm makes of it have the same model', () => {
    const chart = write({
      ...SUBCHART,
      '.helmignore': 'templates/ignored.yaml\n',
      'templates/ignored.yaml': '{{ .Values.z }}',
    });
    execFileSync(helm?.path ?? '', ['package', chart, '--destination', folder], { stdio: 'pipe' });
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
    expect(read(join(folder, archive))).toEqual(read(chart));
    expect(read(chart)).toHaveProperty('digest');
  });

  test('the same chart gives the same bytes', () => {
    const chart = write(SUBCHART);
    const bytes = () => execFileSync(programs['chart-model'], [chart], { encoding: 'utf8' });
    expect(bytes()).toBe(bytes());
  });

  describe('what is no chart is told in a sentence', () => {
    const put = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };

    test('a file that is not there', () => {
      expect(problem(join(folder, 'none.tgz'))).toBe('there is no file or folder /none.tgz');
    });

    test('no archive', () => {
      expect(problem(put('x.tgz', 'text'))).toBe('/x.tgz is not an archive of a chart');
    });

    test('an archive of something else', () => {
      expect(problem(put('x.tgz', gzipSync('text')))).toMatch(
        /^\/x\.tgz (is not an archive of a chart|cannot be loaded)/,
      );
    });

    test('a folder without Chart.yaml', () => {
      mkdirSync(join(folder, 'empty'));
      expect(problem(join(folder, 'empty'))).toBe('/empty holds no Chart.yaml');
    });

    test('a library chart', () => {
      expect(problem(write({ 'Chart.yaml': `${CHART}type: library\n` }))).toBe(
        'demo is a library chart, which installs nothing by itself',
      );
    });

    test('a template that does not parse, without its text', () => {
      expect(problem(write({ 'templates/bad.yaml': '\n{{ if .Values.SECRET }}' }))).toMatch(
        /^the template templates\/bad\.yaml does not parse, see its line \d+$/,
      );
    });

    test('a link out of the chart', () => {
      const chart = write({ 'templates/a.yaml': '' });
      symlinkSync('/etc/hostname', join(chart, 'templates/link.yaml'));
      expect(problem(chart)).toBe('templates/link.yaml is a link out of the chart');
    });

    const archive = (...args: readonly string[]) => {
      execFileSync('tar', ['-czf', join(folder, 'x.tgz'), '-C', folder, ...args]);
      return join(folder, 'x.tgz');
    };

    test('a file that is larger than Helm loads', () => {
      const chart = write({ 'templates/big.yaml': '' });
      truncateSync(join(chart, 'templates/big.yaml'), 101 * 2 ** 20);
      expect(problem(chart)).toMatch(/^\/demo is larger than Helm loads/);
    });

    test('an archive with a path out of the chart', () => {
      write({ 'values.yaml': 'a: 1\n' });
      expect(problem(archive('-P', '--transform', 's,^demo/values,demo/../../values,', 'demo'))).toBe(
        '/x.tgz holds a file outside of the chart',
      );
    });

    test('helpers that include themselves come to an end', () => {
      const helper = '{{ define "h" }}{{ include "h" (dict "x" .) }}{{ end }}';
      expect(problem(write({ 'templates/_h.tpl': helper, 'templates/a.yaml': '{{ include "h" .Values.a }}' }))).toBe(
        'none',
      );
    });
  });
});
