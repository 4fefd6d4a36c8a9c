import fc from 'fast-check';
import { RE2JS } from 're2js';
import { LOGFMT_LINE } from '../../../lib/logs/parsing/logfmt';

const pattern = RE2JS.compile(LOGFMT_LINE);
const isLogfmt = (line: string) => pattern.matcher(line).find();

test.each([
  'level=info',
  'level=info msg="a \\"quoted\\" text" n=1',
  'ts=2026-01-01T00:00:00Z level=warn caller=main.go:12',
  'level=info msg=not quoted',
  'level= msg=""',
  '  level=info\tmsg=x \r',
  'http.status=200 user/name=x',
])('%j is', (line) => expect(isLogfmt(line)).toBe(true));

test.each([
  '',
  'plain text',
  'a text with level=info',
  '=info',
  'level=info "quoted"',
  'level=info msg="open',
  'url=http://x?a=b',
  '{level=info}',
  '[1] level=info',
  '"level=info"',
])('%j is not', (line) => expect(isLogfmt(line)).toBe(false));

test('no line of JSON is', () => {
  fc.assert(fc.property(fc.json(), (line) => !isLogfmt(line)));
  expect(isLogfmt('{"a":"level=info"}')).toBe(false);
});
