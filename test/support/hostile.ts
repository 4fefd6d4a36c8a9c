import * as fc from 'fast-check';

/** Texts that break what does not escape them: words, signs and line breaks of every language that dist/ is written in. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['end', 'graph', 'subgraph', 'flowchart', 'click', 'style', 'default', 'class', 'classDef', 'linkStyle'],
  ...['o1', 'x1', 'n1', 'f1', '__proto__', 'constructor', 'null', 'true', '~', '-', '#', '%', '.', '..'],
  ...['a"b', "a'b", '[a]', '{a}', '(a)', '<a>', 'a;b', 'a#b', 'a|b', 'a\\|b', 'a\\', '`a`', '``a`', 'a b', ' a ', ''],
  ...['$(touch pwned)', '$' + '{IFS}', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '$HOME', '!!', '*'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '--> <b>',
    '--!>',
    '&lt;',
    '&#35;',
    '#35;',
    '#quot;',
  ],
  ...[
    '# heading',
    '## heading',
    '- item',
    '+ item',
    '1. item',
    '1) item',
    '> quote',
    '===',
    '---',
    '```',
    '~~~',
    '    x',
  ],
  ...[
    '[text](http://x.example)',
    '![text](x)',
    '**bold**',
    '_it_',
    '~~gone~~',
    '$$x^2$$',
    'fa:fa-car',
    '%% no',
    '%%{init: {}}%%',
  ],
  ...[
    'style:#x; y',
    'classDef:#x;',
    'a --> b',
    'a & b',
    ':::class',
    '@{shape: x}',
    'a\nb',
    'a\n\n# b',
    'a\tb',
    'a\r\nb',
  ],
  ...[
    '\0',
    'a\u001b[31mb',
    '\u202eabc',
    'a\u2028b',
    '\ufeffa',
    '\u007f',
    '\u0085',
    'é',
    '名前',
    '😀',
    '\u{e0041}',
    'ש',
  ],
  'x'.repeat(300),
];

const pieces = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

/** Any text, mostly of such pieces. */
export const hostileText = fc.array(pieces, { minLength: 1, maxLength: 4 }).map((texts) => texts.join(''));
