import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { planStack } from '../../lib/plan/plan';
import { flowchart } from '../../lib/syntax/mermaid';
import { visibleLine } from '../../lib/syntax/visible';
import { changedFlows, flowPicture } from '../../lib/wiring/flow-picture';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { distEnvironments, fixtureDist } from '../support/dist';
import { HOSTILE_TEXTS } from '../support/hostile';
import { endpoint, workload } from '../support/wiring';
import { type Canvas, type Drawn, openCanvas } from './browser';

// Mermaid in a real browser, as whoever reads a README on GitHub has it: E2E=1 asks for it.

const describeBrowser = process.env.E2E === '1' ? describe : describe.skip;

describeBrowser('pictures', () => {
  jest.setTimeout(180_000);
  let canvas: Canvas;
  beforeAll(async () => {
    canvas = await openCanvas();
  });
  afterAll(() => canvas.close());

  test.each(pages())('%s draws, with the workloads that the page lists', async (_, page) => {
    for (const source of picturesOf(page)) {
      const { shapes } = seen(await canvas.draw(source));
      for (const [, name] of page.matchAll(/^\| `([^`]+)` \| (?:Deployment|StatefulSet|DaemonSet) \|/gm))
        expect(shapes.filter((lines) => lines[0] === name)).toHaveLength(1);
    }
  });

  test.each(groups(HOSTILE_TEXTS, 12))('%j are drawn as they are, wherever they stand', async (...names) => {
    const workloads = names.map((name) => workload({ name, namespace: name }));
    const flows = workloads.flatMap((from) => [
      { from, to: endpoint({ workload: workloads[0] }), purpose: `${from.name}1` },
      { from, to: { external: from.name }, purpose: from.name },
    ]);
    const drawn = seen(await canvas.draw(flowPicture({ workloads, flows })));
    expect(drawn.titles).toEqual(inOrder(names.map((name) => lines(name))));
    expect(drawn.shapes).toEqual(inOrder(names.flatMap((name) => [lines(name, '3 pods'), lines(name)])));
    expect(drawn.arrows).toEqual(inOrder(names.flatMap((name) => [lines(`${name}1`), lines(name)])));
  });

  test('what is new and gone is drawn, with words that say so', async () => {
    const both = (name: string) => ({ workloads: [workload({ name }), workload({ name: 'stays' })], flows: [] });
    const chart = changedFlows(both('old'), both('young'));
    const drawn = seen(await canvas.draw(flowchart(chart ?? { frames: [], outside: [], arrows: [] })));
    expect(drawn.shapes).toEqual(
      inOrder([lines('old', '3 pods', 'gone'), lines('stays', '3 pods'), lines('young', '3 pods', 'new')]),
    );
  });

  test('all of them are drawn in one picture', async () => {
    const shapes = HOSTILE_TEXTS.filter((name) => read(name) !== '').map((name) => ({ lines: [name] }));
    const arrows = shapes.map((from, index) => ({
      from,
      to: shapes[(index + 1) % shapes.length] ?? from,
      lines: ['to'],
    }));
    const drawn = seen(await canvas.draw(flowchart({ frames: [{ title: 'end', shapes }], outside: [], arrows })));
    expect(drawn.shapes).toEqual(inOrder(shapes.map((shape) => lines(...shape.lines))));
    expect(drawn.arrows).toHaveLength(shapes.length);
  });

  test('namespaces with the name of a workload, or of a word of Mermaid', async () => {
    const changed = (namespace: string) => MINIMAL.replaceAll('namespace: monitoring', `namespace: ${namespace}`);
    for (const name of ['alloy', 'loki', 'end', 'graph', 'style', 'default', 'class', 'click', 'subgraph']) {
      const { wiring } = planStack(loadOne(`${changed(name)}grafana: { datasource: { namespace: ${name} } }\n`));
      const drawn = seen(await canvas.draw(flowPicture(wiring)));
      expect(drawn.titles).toEqual([[name]]);
      expect(drawn.shapes.map(([first]) => first)).toEqual(expect.arrayContaining(['Grafana', 'alloy', 'loki']));
    }
  });
});

/** READMEs that synth writes, and all other pages with a picture. */
function pages(): readonly (readonly [string, string])[] {
  const ours = ['README.md', ...readdirSync('docs').map((file) => `docs/${file}`)];
  const written = distEnvironments().map((name) => `${name}/README.md`);
  const read = (paths: readonly string[], folder: string) =>
    paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  return [...read(ours, '.'), ...read(written, fixtureDist())].filter(([, page]) => picturesOf(page).length > 0);
}

function picturesOf(page: string): readonly string[] {
  const blocks = new MarkdownIt().parse(page, {}).filter(({ type, info }) => type === 'fence' && info === 'mermaid');
  return blocks.map(({ content }) => content);
}

/** What is drawn, each text by its lines. */
function seen(drawn: Drawn) {
  if ('refused' in drawn) throw new Error(drawn.refused);
  const texts = (labels: readonly string[]) => inOrder(labels.map((label) => lines(...label.split('\n'))));
  return { titles: texts(drawn.titles), shapes: texts(drawn.shapes), arrows: texts(drawn.arrows) };
}

/** Where in a picture something stands is up to Mermaid. What shows nothing has no label. */
function inOrder(texts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return texts.filter(({ length }) => length > 0).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function groups(texts: readonly string[], size: number): readonly (readonly string[])[] {
  return texts.flatMap((_, index) => (index % size === 0 ? [texts.slice(index, index + size)] : []));
}

function lines(...texts: readonly string[]): readonly string[] {
  return texts.map(read).filter((line) => line !== '');
}

/** What a reader sees of a text: blanks are one, and what parts signs is seen by nobody. */
function read(text: string): string {
  return visibleLine(text.replaceAll('\u200b', '')).replaceAll(/\s+/g, ' ').trim();
}
