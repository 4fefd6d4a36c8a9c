import {
  blocks,
  comment,
  fenced,
  foldedParts,
  heading,
  item,
  join,
  list,
  type Markdown,
  md,
  prose,
} from '../../syntax/markdown';
import { flowchart } from '../../syntax/mermaid';
import { plural } from '../../units/plural';
import type { PageEffect } from '../group';
import { listsOf, type PageList } from '../lists';
import { nameSome } from '../names';
import type { Page } from '../page';
import type { Note } from '../reviewed';
import { type PageStep, TIMES } from '../steps';
import { effectText, namedText, parted, placeText, summaryLines, TIME_WORDS, TITLE, VERDICT_WORDS } from '../told';
import { fitted, type Section } from './fitted';

/** By what a comment of ours is known among others. */
export const MARKER = comment('cdk8s-logging review').source;

/** As many characters as a comment of GitHub takes: its API says `body is too long (maximum is 65536 characters)`. */
export const MOST_CHARACTERS = 65_536;

/** Writes a page as GitHub and GitLab read Markdown. The same page is the same text. */
export function toMarkdown(page: Page, most = MOST_CHARACTERS): string {
  const { main, rest } = parted(page);
  const { total } = page;
  const all: readonly (Section | undefined)[] = [
    { items: [MARKER, heading(2, TITLE).source] },
    bullets(undefined, summaryLines(page).map(prose)),
    { items: page.notes.map((note) => noteBlock(note, total).source) },
    bullets(
      'Look at this first',
      main.map((effect) => effectItem(effect, total)),
    ),
    ...listsOf(page).map(({ title, lists, remark }) => bullets(title, lists.flatMap(listItems), remark)),
    ...TIMES.map((time) => numberedSteps(TIME_WORDS[time], page.steps[time], total)),
    ...pictureSection(page),
    foldedSection(rest, total),
  ];
  return `${fitted(
    all.flatMap((section) => (section && section.items.length > 0 ? [section] : [])),
    most - 1,
  )}\n`;
}

function bullets(title: string | undefined, items: readonly Markdown[], remark?: string): Section {
  return {
    ...(title !== undefined && { head: heading(3, title).source }),
    items: items.map((each) => item('-', each).source),
    between: '\n',
    ...(remark !== undefined && { tail: prose(remark).source }),
  };
}

/** Each environment is whole or not at all. */
function listItems({ names, items }: PageList): readonly Markdown[] {
  const all = items.map(prose);
  return names === undefined ? all : [join([md`${prose(names)}:`, list(all) ?? ''], '\n')];
}

function noteBlock({ text, command, environments }: Note, total: number): Markdown {
  const told = md`**Note:** ${prose(namedText(text, environments, total))}`;
  return blocks(told, command === undefined ? undefined : fenced('sh', command));
}

function effectItem(effect: PageEffect, total: number): Markdown {
  const told = md`**${VERDICT_WORDS[effect.verdict]}:** ${prose(effectText(effect))}`;
  return md`${told} (${prose(placeText(effect, total))})`;
}

function numberedSteps(title: string, steps: readonly PageStep[], total: number): Section {
  return {
    head: heading(3, title).source,
    items: steps.map(({ text, command, environments }, index) => {
      const told = prose(namedText(text, environments, total));
      return item(`${index + 1}.`, blocks(told, command === undefined ? undefined : fenced('sh', command))).source;
    }),
    between: '\n',
  };
}

/** One is shown, several are folded: they are long. */
function pictureSection({ pictures, total }: Page): readonly Section[] {
  if (pictures.length === 0) return [];
  const items = pictures.map(({ environments, chart }) => {
    const drawn = fenced('mermaid', flowchart(chart));
    const names = nameSome(environments, total);
    if (pictures.length === 1) return blocks(total === 1 ? undefined : prose(names), drawn).source;
    const [head, tail] = foldedParts(names.replaceAll('`', ''));
    return [head, drawn.source, tail].join('\n\n');
  });
  return [{ head: heading(3, 'Who calls whom').source, items }];
}

function foldedSection(rest: readonly PageEffect[], total: number): Section | undefined {
  const [head, tail] = foldedParts(`Harmless: ${plural(rest.length, 'change')}`);
  return {
    head,
    items: rest.map(
      (effect) => item('-', md`${prose(effectText(effect))} (${prose(placeText(effect, total))})`).source,
    ),
    between: '\n',
    tail,
  };
}
