import * as fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import {
  blocks,
  code,
  comment,
  fenced,
  foldedParts,
  heading,
  item,
  link,
  list,
  type Markdown,
  md,
  prose,
  section,
  table,
  text,
} from '../../lib/syntax/markdown';
import { visible, visibleLine } from '../../lib/syntax/visible';
import { HOSTILE_TEXTS, hostileText } from '../support/hostile';

// HTML is on, because GitHub reads it: none may be found.
const parser = new MarkdownIt({ html: true, linkify: false });
const parse = (markdown: Markdown): readonly Token[] => parser.parse(markdown.source, {});

/** Types of the blocks, without their contents. */
const shape = (markdown: Markdown) => parse(markdown).map(({ type, tag }) => `${type} ${tag}`);

/** The texts of all pieces of lines, with the kind of each. */
const pieces = (markdown: Markdown) =>
  parse(markdown).flatMap(({ children }) =>
    (children ?? []).filter(({ type, content }) => type !== 'text' || content !== ''),
  );
const shown = (markdown: Markdown) =>
  pieces(markdown)
    .map(({ content }) => content)
    .join('');
const kinds = (markdown: Markdown) => new Set(pieces(markdown).map(({ type }) => type));

/** Blanks and line breaks are one to readers, and none at the ends of a paragraph. */
const folded = (value: string) => visible(value).replaceAll(/\s+/g, ' ').trim();

const check = (property: (value: string) => void) => {
  for (const value of HOSTILE_TEXTS) property(value);
  fc.assert(fc.property(hostileText, property), { numRuns: 300 });
};

test('a text is shown as it is, in a paragraph, a heading, an item and a cell', () => {
  check((value) => {
    const places = [
      md`${value}`,
      md`before ${value} after`,
      heading(2, value),
      list([value, value]) ?? md``,
      table(['a', value], [[value, 'b']]) ?? md``,
    ];
    const [alone, among, title, items, cells] = places.map(shown);
    const wanted = folded(value);
    expect(folded(alone ?? '')).toBe(wanted);
    expect(folded(among ?? '')).toBe(folded(`before ${value} after`));
    expect(folded(title ?? '')).toBe(wanted);
    expect(folded(items ?? '')).toBe(folded(`${wanted}${wanted}`));
    expect(cells).toBe(`a${wanted}${wanted}b`);
    for (const place of places)
      expect([...kinds(place)].filter((kind) => !['text', 'text_special'].includes(kind))).toEqual([]);
  });
});

test('code is shown as it is, in a paragraph and in a cell', () => {
  check((value) => {
    const wanted = visibleLine(value);
    expect(shown(md`x ${code(value)}`).slice(2)).toBe(wanted.includes('\\|') ? folded(wanted) : wanted);
    const cells = table(['a', 'b'], [[code(value), code(value)]]) ?? md``;
    expect(shape(cells)).toEqual(shape(table(['a', 'b'], [['c', 'd']]) ?? md``));
    if (!wanted.includes('\\|')) expect(shown(cells)).toBe(`ab${wanted}${wanted}`);
  });
});

test('a block of code holds the text exactly, and nothing of it gets out', () => {
  check((value) => {
    const [block, ...others] = parse(blocks(fenced('logql', value)));
    expect(others).toEqual([]);
    expect(block?.content).toBe(`${visible(value)}\n`);
    expect(block?.info).toBe('logql');
  });
});

test('prose has code where backticks say so, and nothing else', () => {
  check((value) => {
    const its = kinds(prose(`a \`b | c\` ${value}`));
    expect([...its].filter((kind) => !['text', 'text_special', 'code_inline'].includes(kind))).toEqual([]);
    expect(shape(table(['a'], [[prose(value)]]) ?? md``)).toEqual(shape(table(['a'], [['b']]) ?? md``));
  });
  expect(prose('`{a="b"} \\| c` <b> and `` x`y ``').source).toBe('{a="b"} \\\\\\| c \\<b> and ``x`y``');
  expect(prose('use `loki.tenant`, not *this*').source).toBe('use `loki.tenant`, not \\*this\\*');
});

test('a README keeps its headings, tables and lists, whatever texts it holds', () => {
  const page = (value: string) =>
    blocks(
      heading(1, 'x'),
      section('A', md`${value}: ${code(value)}`, list([value, md`${prose(value)}\n${list([value]) ?? ''}`])),
      section(
        'B',
        table(
          ['a', 'b'],
          [
            [value, code(value)],
            [prose(value), link(value)],
          ],
        ),
      ),
      section('C', fenced('json', value)),
    );
  const wanted = shape(page('x'));
  check((value) => {
    if (folded(value) === '') return;
    expect(shape(page(value))).toEqual(wanted);
    expect(page(value).source).not.toMatch(/[^\P{Cc}\n\t]|[\p{Bidi_Control}]/u);
  });
});

test('a link leads to its file', () => {
  check((value) => {
    if (folded(value) === '') return;
    const [open, ...others] = pieces(md`${link(value)}`);
    expect(open?.type).toBe('link_open');
    expect(decodeURIComponent(String(open?.attrGet('href')))).toBe(visibleLine(value));
    expect(others.at(-1)?.type).toBe('link_close');
  });
});

test('common texts stay readable', () => {
  for (const plain of [
    'loki-write',
    'a_b_c',
    'at 10.0.0.1:9000, in eu-1 (S3)',
    '1.37 and 3',
    'x - y',
    'letters and - _ .',
  ])
    expect(text(plain).source).toBe(plain);
});

test.each(HOSTILE_TEXTS)('%j opens and ends no more than what is folded', (value) => {
  const [head, tail] = foldedParts(value);
  const tags = parser.parse(`${head}\n\nx\n\n${tail}`, {}).filter(({ type }) => type === 'html_block');
  expect(tags).toHaveLength(2);
  expect(head).toMatch(/^<details><summary>[^<>]*<\/summary>$/);
});

test.each(HOSTILE_TEXTS)('%j ends no comment', (value) => {
  expect(comment(value).source).toMatch(/^<!-- [\w -]*-->$/);
  expect(comment(value).source.slice(4, -3)).not.toMatch(/--|>/);
});

test('an item of several blocks continues below its number', () => {
  const { source } = item('10.', blocks(md`do it`, fenced('sh', 'a\n\nb')));
  expect(source).toBe('10. do it\n\n    ```sh\n    a\n\n    b\n    ```');
});
