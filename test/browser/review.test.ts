import { type Browser, chromium, type Page } from 'playwright-core';
import { toHtml } from '../../lib/review/formats/html';
import { reviewPage } from '../../lib/review/page';
import { effect, somePage } from '../review/made';
import { HOSTILE_TEXTS } from '../support/hostile';
import { sideFrom } from '../transitions/sides';

// The page of a review as people have it: E2E=1 asks for a browser.

const describeBrowser = process.env.E2E === '1' ? describe : describe.skip;

/** All that a page can hold, with words that are long. */
function everything(): string {
  const long = 'x'.repeat(400);
  const effects = (['refused', 'loses', 'careful', 'told'] as const).map((verdict) =>
    effect({
      verdict,
      what: `\`${long}\` changes`,
      happens: long,
      subject: `release ${long}`,
      steps: { before: [{ text: 'Do it.', command: `kubectl ${long}` }] },
    }),
  );
  const page = somePage(
    { edge: effects, [long]: effects.slice(1) },
    { notes: [{ text: long, command: long, environments: [long] }] },
  );
  const [base, head] = [
    sideFrom('homelab-production', { logs: { events: false } }),
    sideFrom('homelab-production', {}),
  ];
  const drawn = reviewPage({ environments: [{ name: 'edge', base, head }] });
  return toHtml({ ...page, pictures: drawn?.pictures ?? [] });
}

describeBrowser('the page of a review', () => {
  jest.setTimeout(180_000);
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'], // its sandbox does not start for root
      timeout: 60_000,
    });
  });
  afterAll(() => browser.close());

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light') {
    // Without its policy: what it does not ask for then, it never asks for.
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme, bypassCSP: true });
    const requests: string[] = [];
    page.on('request', ({ url }) => requests.push(url()));
    await page.route('**', (route) => route.abort());
    await page.setContent(html);
    return { page, requests };
  }

  test('is as wide as a phone, whatever stands in it', async () => {
    const { page } = await open(everything());
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await page.evaluate('document.querySelectorAll("svg .shape").length')).toBeGreaterThan(4);
  });

  test.each(['light', 'dark'] as const)(
    'can be read in %s: every text has the contrast that WCAG asks for',
    async (scheme) => {
      const { page } = await open(everything(), scheme);
      const ground: string = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(luminance(ground) > 0.5).toBe(scheme === 'light');
      const texts = await contrasts(page);
      expect(texts.length).toBeGreaterThan(20);
      for (const { text, color, background } of texts) {
        const [bright = 0, dim = 0] = [luminance(color), luminance(background)].sort((a, b) => b - a);
        expect([text, (bright + 0.05) / (dim + 0.05) >= 4.5]).toEqual([text, true]);
      }
    },
  );

  test('asks for nothing, and runs nothing, whatever names there are', async () => {
    const names = Object.fromEntries(HOSTILE_TEXTS.map((text) => [text, [effect({ what: text, subject: text })]]));
    const { page, requests } = await open(toHtml(somePage(names)));
    expect(requests).toEqual([]);
    expect(await page.evaluate('document.scripts.length + document.images.length + document.links.length')).toBe(0);
    expect(await page.evaluate('document.querySelectorAll("li").length')).toBe(1 + HOSTILE_TEXTS.length);
  });

  test('shows on paper what is folded on a screen', async () => {
    const { page } = await open(everything());
    const isShown = () => page.evaluate('document.querySelector("details ul").checkVisibility()');
    expect(await isShown()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await isShown()).toBe(true);
  });
});

interface SeenText {
  readonly text: string;
  readonly color: string;
  readonly background: string;
}

/** The colour of each text, and of the nearest ground below it. */
async function contrasts(page: Page): Promise<readonly SeenText[]> {
  return page.evaluate<SeenText[]>(`
    [...document.querySelectorAll('body *')].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && !element.closest('defs, title, details:not([open]) > :not(summary)')).map((element) => {
      const style = getComputedStyle(element);
      let ground = element;
      const of = (each) => getComputedStyle(each).backgroundColor;
      while (ground.parentElement && /^(transparent|rgba\\(.*, 0\\))$/.test(of(ground))) ground = ground.parentElement;
      return { text: element.textContent.slice(0, 40), color: element.closest('svg') ? style.fill : style.color, background: of(ground) };
    })`);
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
