import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A picture as a browser has drawn it, or why it has not. */
export type Drawn =
  | { readonly shapes: readonly string[]; readonly arrows: readonly string[]; readonly titles: readonly string[] }
  | { readonly refused: string };

/** A page with Mermaid in it. */
export interface Canvas {
  /** Draws a picture, and tells the texts that can be read in it, line by line. */
  draw(source: string): Promise<Drawn>;

  /** Ends the browser. */
  close(): Promise<void>;
}

const MERMAID = require.resolve('mermaid/dist/mermaid.min.js');

/**
 * Starts Debian's chromium, or the one that CHROMIUM names, with Mermaid as npm has it. The page calls nobody: every
 * request is refused.
 */
export async function openCanvas(): Promise<Canvas> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'], // its sandbox does not start for root
    timeout: 60_000,
  });
  try {
    const page = await blankPage(browser);
    await page.addScriptTag({ content: readFileSync(MERMAID, 'utf8') });
    await page.addScriptTag({ content: SCRIPT });
    return { draw: (source) => page.evaluate<Drawn>(`draw(${JSON.stringify(source)})`), close: () => browser.close() };
  } catch (failure) {
    await browser.close();
    throw failure;
  }
}

async function blankPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.route('**', (route) => route.abort());
  await page.setContent('<!doctype html><title>pictures</title><body></body>');
  return page;
}

// What runs in the page, as text: it is of another world, with other types.
const SCRIPT = `
window.mermaid.initialize({ startOnLoad: false });
window.drawn = 0;
window.draw = async (source) => {
  const place = document.body.appendChild(document.createElement('div'));
  try {
    const { svg } = await window.mermaid.render('picture' + window.drawn++, source);
    place.innerHTML = svg;
    const texts = (selector) => [...place.querySelectorAll(selector)].map((label) => label.innerText);
    return {
      titles: texts('.cluster-label .nodeLabel'),
      shapes: texts('.node .nodeLabel'),
      arrows: texts('.edgeLabels .edgeLabel .edgeLabel'),
    };
  } catch (failure) {
    return { refused: String(failure) };
  } finally {
    place.remove();
  }
};`;
