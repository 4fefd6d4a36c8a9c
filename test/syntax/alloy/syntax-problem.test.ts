import { alloySyntaxProblem } from '../../../lib/syntax/alloy/syntax-problem';

const GOOD = `// comment
logging {
  level = "info" // more
}
/* a { */
loki.write "default" {
  endpoint {
    url     = "http://x/\\"{\\"" + \`raw " text\`
    headers = { "X-Scope" = sys.env("A"), b = [1, 2.5e-3, 0x1F,], }
    on      = !true && -1 * (2 + a.b["c"].d(1, "e")) ^ 3 >= 4
  }
}`;

test('what Alloy reads is no problem', () => {
  expect(alloySyntaxProblem(GOOD)).toBeUndefined();
  expect(alloySyntaxProblem('')).toBeUndefined();
});

test.each([
  ['a block without an end', 'a {\n', 2, 'a block has no }'],
  ['a block without a beginning', 'a\n"b"\n', 3, 'a block has no {'],
  ['a brace too many', 'a { }\n}', 2, 'the name of an attribute or of a block is missing before }'],
  ['a text without an end', 'a = "b\n', 1, 'a text has no end'],
  ['a value that is missing', 'a {\n b =\n}', 3, 'a value is missing before }'],
  ['a comma that is missing', 'a = [1 2]', 1, '] or a comma is missing'],
  ['a key without a value', 'a = { b }', 1, 'a key has no ='],
  ['a bracket without an end', 'a = (1', 1, ') is missing'],
  ['a label that is no name', 'a "b c" { }', 1, 'a label of a block must be a name, and is "b c"'],
  ['a letter that Alloy does not know', 'a = 1 ; b = 2', 1, '";" may not stand here'],
  ['YAML', 'level: info', 1, '":" may not stand here'],
])('%s is a problem with its line', (_, text, line, problem) => {
  expect(alloySyntaxProblem(text)).toEqual({ line, problem });
});
