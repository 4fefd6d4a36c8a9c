import * as fc from 'fast-check';
import { html, htmlProse } from '../../lib/syntax/html';
import { visible } from '../../lib/syntax/visible';
import { HOSTILE_TEXTS, hostileText } from '../support/hostile';

const unescaped = (text: string) =>
  text.replaceAll(/&#(\d+);/g, (_, point: string) => String.fromCharCode(Number(point)));

test.each(HOSTILE_TEXTS)('%j is itself to a reader, and no HTML', (text) => {
  const { source } = html`${text}`;
  expect(source).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
  expect(unescaped(source)).toBe(visible(text));
});

test('any text stays within the quotes of an attribute', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(html`<a title="${text}">`.source).toMatch(/^<a title="[^"<>]*">$/);
    }),
  );
});

test('HTML among it stays, lists follow one another, and what is not there is nothing', () => {
  expect(html`<ul>${['<', html`<li>${1}</li>`, undefined]}</ul>${undefined}`.source).toBe('<ul>&#60;<li>1</li></ul>');
});

test('code between backticks is code, and all else is plain', () => {
  expect(htmlProse('set `a: <b>` or ``c`d``, not *x*').source).toBe(
    'set <code>a: &#60;b&#62;</code> or <code>c&#96;d</code>, not *x*',
  );
  expect(htmlProse('`` ` `` and a lone ` stay').source).toBe('<code>&#96;</code> and a lone &#96; stay');
});
