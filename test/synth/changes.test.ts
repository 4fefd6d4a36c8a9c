import { edit, ids, outputs, synth, withFixtures } from './folder';

withFixtures();

const NAME = 'homelab-production';

/** What people paste: the entry that the finding shows. */
function accept(from: string, to: string): void {
  edit(
    `${NAME}.yaml`,
    'acknowledge:',
    `acknowledge:\n  - { id: change/retention, from: ${from}, to: ${to}, reason: The store is full. }`,
  );
}

function shorten(): void {
  edit(`${NAME}.yaml`, 'retention: 30d', 'retention: 14d');
}

describe('a change that takes lines away, against what is written', () => {
  beforeEach(() => synth(NAME));

  test('stops the synth, and leaves everything as it was', () => {
    const before = outputs();
    shorten();
    const result = synth(NAME);
    expect(ids(result)).toContain('change/retention');
    expect(result.result).toBeUndefined();
    expect(outputs()).toEqual(before);
  });

  test('stops it again as long as nobody accepts it', () => {
    shorten();
    synth(NAME);
    expect(ids(synth(NAME))).toContain('change/retention');
  });

  test('names the key that asks for it, what was and what becomes', () => {
    shorten();
    const [found] = synth(NAME).findings.filter(({ finding }) => finding.id === 'change/retention');
    expect(found?.finding).toMatchObject({ path: ['loki', 'retention'], change: { from: '30d', to: '14d' } });
  });

  test('is written once it is accepted, and no README tells of it for ever', () => {
    shorten();
    accept('30d', '14d');
    expect(ids(synth(NAME))).not.toContain('change/retention');
    const texts = outputs().map(([, text]) => text);
    expect(texts.some((text) => text.includes('retention_period: 336h'))).toBe(true);
    expect(texts.some((text) => text.includes('change/retention'))).toBe(false);
  });

  test('is accepted for just that change', () => {
    shorten();
    accept('30d', '7d');
    expect(ids(synth(NAME))).toEqual(expect.arrayContaining(['change/retention', 'change/made']));
  });

  test('is told as made afterwards, and what is written stays the same', () => {
    shorten();
    accept('30d', '14d');
    synth(NAME);
    const written = outputs();
    expect(ids(synth(NAME))).toContain('change/made');
    expect(outputs()).toEqual(written);
  });

  test('is no question where a stack is switched off', () => {
    edit(`${NAME}.yaml`, 'cluster: production', 'cluster: production\nenabled: false');
    shorten();
    expect(synth(NAME).result).toBeDefined();
  });
});

test('what is installed for the first time changes nothing', () => {
  shorten();
  expect(ids(synth(NAME))).not.toContain('change/retention');
});
