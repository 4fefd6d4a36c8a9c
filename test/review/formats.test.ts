import MarkdownIt from 'markdown-it';
import { toAnnotations } from '../../lib/review/formats/github';
import { toHtml } from '../../lib/review/formats/html';
import { toJson } from '../../lib/review/formats/json';
import { MARKER, MOST_CHARACTERS, toMarkdown } from '../../lib/review/formats/markdown';
import { reviewPage } from '../../lib/review/page';
import { HOSTILE_TEXTS } from '../support/hostile';
import { sideFrom } from '../transitions/sides';
import { effect, fleet, somePage } from './made';

const parser = new MarkdownIt({ html: true });
const htmlIn = (markdown: string) =>
  parser
    .parse(markdown, {})
    .flatMap(({ type, content, children }) => [
      ...(type === 'html_block' ? [content.trim()] : []),
      ...(children ?? []).filter((child) => child.type === 'html_inline').map((child) => child.content),
    ]);

const mixed = somePage(
  {
    a: [
      effect({
        verdict: 'refused',
        kind: 'impossible/volume',
        what: 'the claim shrinks',
        happens: 'the API server refuses it',
        steps: {
          before: [
            { text: 'Delete the StatefulSet alone.', command: 'kubectl delete sts/loki \\\n  --cascade=orphan' },
          ],
          after: [{ text: 'Look.' }],
        },
      }),
      effect({ verdict: 'told', what: 'a label comes', happens: 'nothing' }),
    ],
    b: [effect({ place: ['a'] })],
  },
  { textOf: () => 'a: 1\n', notes: [{ text: 'Something is `not` known.', command: 'npx x' }] },
);

test('a page reads from the verdict over what is worst and what to do to what is harmless', () => {
  expect(toMarkdown(mixed)).toBe(`<!-- cdk8s-logging review -->

## What this change does to the running stack

- \`a\`: cannot be applied as it is (1)
- \`b\`: loses lines or protection (1)

**Note:** Something is \`not\` known.

\`\`\`sh
npx x
\`\`\`

### Look at this first

- **Cannot be applied:** the claim shrinks: the API server refuses it. (\`release monitoring/loki\`, \`dist/edge/2-releases/loki-helmrelease.yaml\`, in \`a\`)
- **Loses:** \`loki\` keeps lines for 14d, which was 30d: the compactor deletes what is older. (\`release monitoring/loki\`, \`dist/edge/2-releases/loki-helmrelease.yaml:1\`, in \`b\`)

### Before the merge

1. \`a\`: Delete the StatefulSet alone.

   \`\`\`sh
   kubectl delete sts/loki \\
     --cascade=orphan
   \`\`\`

### After it is applied

1. \`a\`: Look.

<details><summary>Harmless: 1 change</summary>

- a label comes: nothing. (\`release monitoring/loki\`, \`dist/edge/2-releases/loki-helmrelease.yaml\`, in \`a\`)

</details>
`);
});

test('the same page is the same text', () => {
  expect(toMarkdown(mixed)).toBe(toMarkdown(structuredClone(mixed)));
});

describe('a page of 500 environments', () => {
  const worst = fleet(500, (index) => [
    effect({ what: `lines of ${index} go`, steps: { before: [{ text: `Copy ${index}.`, command: `copy ${index}` }] } }),
    ...Array.from({ length: 5 }, (_, number) => effect({ verdict: 'told', what: `harmless ${index} ${number}` })),
  ]);

  test('is smaller than GitHub takes, and says how much it leaves out', () => {
    const text = toMarkdown(somePage(worst));
    expect(text.length).toBeLessThan(MOST_CHARACTERS);
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS * 0.9);
    expect(text).toMatch(/\d+ entries more did not fit in here: /);
    expect(text).not.toContain('<details>');
  });

  test('loses what is folded first, and keeps every block whole', () => {
    const told = fleet(500, (index) => [
      effect({ steps: { before: [{ text: 'Copy.', command: 'copy' }] } }),
      ...Array.from({ length: 5 }, (_, number) => effect({ verdict: 'told', what: `harmless ${index} ${number}` })),
    ]);
    const text = toMarkdown(somePage(told));
    expect(text.length).toBeLessThan(MOST_CHARACTERS);
    expect(text).toContain('all 500: Copy.');
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text.match(/<\/details>/g)).toHaveLength(1);
    expect(text.indexOf('</details>')).toBeGreaterThan(text.lastIndexOf('harmless'));
    expect(htmlIn(text)).toEqual([MARKER, '<details><summary>Harmless: 2500 changes</summary>', '</details>']);
  });

  test.each([MOST_CHARACTERS, 20_000, 5_000, 2_000, 1_000, 400])(
    'opens no block without an end in %d characters',
    (most) => {
      const text = toMarkdown(somePage(worst), most);
      expect(text.length).toBeLessThanOrEqual(most);
      expect((text.match(/```/g) ?? []).length % 2).toBe(0);
      expect(text).toMatch(/^<!-- cdk8s-logging review -->/);
    },
  );
});

describe('texts that would break a page', () => {
  const hostile = HOSTILE_TEXTS.map((text) =>
    effect({ what: text, happens: text, subject: text, file: text, steps: { before: [{ text, command: text }] } }),
  );
  const page = somePage(
    Object.fromEntries(HOSTILE_TEXTS.map((name) => [name, [...hostile, effect({ verdict: 'told', what: name })]])),
    { notes: HOSTILE_TEXTS.map((text) => ({ text, command: text, environments: [text] })), output: '"><b>' },
  );

  test('are no HTML in Markdown, and no links and pictures', () => {
    const text = toMarkdown(page, 10_000_000);
    expect(htmlIn(text)).toEqual([
      MARKER,
      expect.stringMatching(/^<details><summary>Harmless: \d+ changes<\/summary>$/),
      '</details>',
    ]);
    const inline = parser.parse(text, {}).flatMap(({ children }) => children ?? []);
    expect(inline.filter(({ type }) => ['link_open', 'image'].includes(type))).toEqual([]);
  });

  test('are no tags and no attributes in HTML', () => {
    const text = toHtml(page);
    const tags = [...text.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
    const known = [
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'h1',
      'h2',
      'ul',
      'ol',
      'li',
      'p',
      'div',
      'span',
      'code',
      'pre',
      'section',
      'details',
      'summary',
    ];
    expect(new Set(tags.map(([, name]) => name).filter((name = '') => !known.includes(name)))).toEqual(new Set());
    expect(tags.filter(([, , attributes = '']) => /\son\w+=|href|src=/.test(attributes))).toEqual([]);
    expect(text).not.toMatch(/[\u202e\u2028\0]/);
  });

  test('end no annotation', () => {
    const lines = toAnnotations(page).trimEnd().split('\n');
    expect(lines.every((line) => /^::(error|warning|notice) /.test(line))).toBe(true);
    expect(lines).toHaveLength(page.effects.filter(({ verdict }) => verdict !== 'told').length);
  });

  test('stay themselves in JSON', () => {
    expect(JSON.parse(toJson(page, '1')).notes.map(({ text }: { text: string }) => text)).toEqual(HOSTILE_TEXTS);
  });
});

describe('HTML', () => {
  const chart = () => {
    const [base, head] = [
      sideFrom('homelab-production', { logs: { events: false } }),
      sideFrom('homelab-production', {}),
    ];
    return toHtml(reviewPage({ environments: [{ name: 'edge', base, head }] }) ?? mixed);
  };

  test('holds all that Markdown tells', () => {
    const text = toHtml(mixed);
    for (const part of [
      'Cannot be applied:',
      'the API server refuses it',
      'Before the merge',
      'kubectl delete sts/loki',
      'Harmless: 1 change',
      '<code>not</code> known',
      '<code>npx x</code>',
    ])
      expect(text).toContain(part);
  });

  test('asks for nothing and runs nothing: a policy says so as well', () => {
    const text = chart();
    expect(text).not.toMatch(/<script|\s(?:href|src|srcset|style|action)=|url\((?!#)|@import/);
    expect(text).toContain(
      'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"',
    );
  });

  test('draws who calls whom, with what is new marked by words, and all shapes in the picture', () => {
    const text = chart();
    expect(text).toContain('class="shape new"');
    expect(text).toMatch(/<li><code>alloy-events<\/code> → <code>[^<]+<\/code>, new: push logs<\/li>/);
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(text) ?? [];
    const shapes = [...text.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(([, ...numbers]) =>
      numbers.map(Number),
    );
    expect(shapes.length).toBeGreaterThan(4);
    for (const [x = 0, y = 0, w = 0, h = 0] of shapes) {
      expect(x + w).toBeLessThanOrEqual(Number(width));
      expect(y + h).toBeLessThanOrEqual(Number(height));
      expect(
        shapes.filter(([x2 = 0, y2 = 0, w2 = 0, h2 = 0]) => x < x2 + w2 && x2 < x + w && y < y2 + h2 && y2 < y + h),
      ).toHaveLength(1);
    }
  });
});

test('annotations are as loud as what they tell, at file and line, and harmless ones are none', () => {
  const page = somePage(
    { a: (['refused', 'loses', 'careful', 'told'] as const).map((verdict) => effect({ verdict, place: ['a'] })) },
    { textOf: () => 'b: 1\na: 2\n' },
  );
  const place = 'file=dist/edge/2-releases/loki-helmrelease.yaml,line=2,title=data/retention';
  const text = '`loki` keeps lines for 14d, which was 30d: the compactor deletes what is older.';
  expect(toAnnotations(page).split('\n')).toEqual([
    `::error ${place}::${text}`,
    `::warning ${place}::${text}`,
    `::notice ${place}::${text}`,
    '',
  ]);
});

test('JSON has a version, and steps apart from effects', () => {
  const review = JSON.parse(toJson(mixed, '0.2.0'));
  expect([review.version, review.tool]).toEqual([1, '0.2.0']);
  expect(Object.keys(review)).toEqual([
    'version',
    'tool',
    'verdicts',
    'effects',
    'steps',
    'arrivals',
    'departures',
    'notes',
  ]);
  expect(review.effects[0]).toMatchObject({ family: 'impossible', verdict: 'refused', environments: ['a'] });
  expect(review.effects[0].steps).toBeUndefined();
  expect(review.steps.before[0]).toEqual({
    text: 'Delete the StatefulSet alone.',
    command: 'kubectl delete sts/loki \\\n  --cascade=orphan',
    environments: ['a'],
  });
});

describe('environments that come and go', () => {
  const [production, standalone] = [sideFrom('homelab-production', {}), sideFrom('standalone', {})];
  const both = reviewPage({
    environments: [
      { name: 'a', head: standalone },
      { name: 'b', head: standalone },
      { name: 'gone', base: production },
    ],
  });
  const one = reviewPage({ environments: [{ name: 'a', head: standalone }] });

  test('those that are alike are one list, below one heading', () => {
    const text = both ? toMarkdown(both) : '';
    expect(text).toContain('- `a` and `b`: new, installs 2 workloads\n- `gone`: is taken away\n');
    expect(text).toContain(
      '### What is installed\n\n- `a` and `b`:\n  - `StatefulSet monitoring/loki`\n  - `DaemonSet monitoring/otel-shipper`\n\n### What is taken away\n\n- `gone`:\n  - goes: release',
    );
    expect(text).toContain('merge `enabled: false` in the environment file first');
    expect(both && toHtml(both)).toContain('<p><code>a</code> and <code>b</code></p><ul><li><code>StatefulSet');
  });

  test('one alone needs no name', () => {
    expect(one && toMarkdown(one)).toContain('### What is installed\n\n- `StatefulSet monitoring/loki`\n');
  });
});
