import { grouped } from '../collections/grouped';
import { visibleLine } from '../syntax/visible';
import { plural } from '../units/plural';
import { didYouMean } from './did-you-mean';
import type { FindingKind } from './finding-kind';

type Kinds = ReadonlyMap<string, FindingKind>;

/** What `explain` answers. */
export interface Explanation {
  /** Whether what was asked for is known. */
  readonly isKnown: boolean;

  /** Whole lines for a terminal. */
  readonly text: string;
}

/**
 * Explains a kind of finding, or lists those of a part.
 * @param asked an id (`loki/minio`), a part (`loki`), or nothing for all parts
 * @param alerts headings in docs/runbook.md by the names of alerts. @default - none is known
 */
export function explain(kinds: Kinds, asked?: string, alerts: ReadonlyMap<string, string> = new Map()): Explanation {
  if (asked === undefined) return known(allParts(kinds));
  const wanted = asked.trim().replace(/\/$/, '');
  const kind = kinds.get(wanted);
  if (kind) return known(explanation(kind));
  const part = [...kinds.values()].filter(({ id }) => partOf(id) === wanted);
  if (part.length > 0) return known(idsOf(wanted, part));
  const heading = alerts.get(wanted);
  if (heading !== undefined)
    return known([`${wanted} is an alert: docs/runbook.md#${heading.toLowerCase()} says what to do.`]);
  return { isKnown: false, text: lines(unknown([...kinds.keys()], [...alerts.keys()], asked)) };
}

/** The part of the stack that a finding is about: `loki`. */
export function partOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function known(all: readonly string[]): Explanation {
  return { isKnown: true, text: lines(all) };
}

function explanation(kind: FindingKind): readonly string[] {
  const { id, severity, milder, since, sources, finds, happens, remedy } = kind;
  return [
    `${id}: ${severity}${milder === undefined ? '' : `, a warning if ${milder}`}; since ${since}`,
    '',
    `Problem: ${finds}.`,
    `In the cluster: ${happens}.`,
    `Fix: ${remedy}.`,
    ...(kind.isChange ? acceptingChange(id) : accepting(id, severity, milder !== undefined)),
    ...(sources ? [`Source: ${sources.join(', ')}`] : []),
    '',
    `More: docs/findings.md#${anchorOf(id)}`,
  ];
}

function accepting(id: string, severity: FindingKind['severity'], isMilder: boolean): readonly string[] {
  if (severity === 'note') return ['Accept it: nobody has to, a note stops nothing.'];
  if (severity === 'error' && !isMilder) return ['Accept it: an error can not be accepted.'];
  const where = 'in the environment file, with a reason that its README will tell';
  return [
    `Accept it${severity === 'error' ? ', where it is a warning' : ''}: ${where}`,
    '    acknowledge:',
    `      - id: ${id}`,
    '        reason: …',
  ];
}

/** One change is accepted, and not the next of its kind. */
function acceptingChange(id: string): readonly string[] {
  return [
    'Accept it: in the environment file, for just this change, until it is merged',
    '    acknowledge:',
    `      - id: ${id}`,
    '        from: …',
    '        to: …',
    '        reason: …',
  ];
}

/** GitHub leaves `/` and backticks out of the anchor of a heading. */
function anchorOf(id: string): string {
  return id.replaceAll('/', '');
}

function idsOf(part: string, kinds: readonly FindingKind[]): readonly string[] {
  const sorted = [...kinds].sort((a, b) => (a.id < b.id ? -1 : 1));
  const width = Math.max(...sorted.map(({ id }) => id.length));
  return [
    `${plural(sorted.length, 'finding')} of ${part}:`,
    '',
    ...sorted.map(({ id, severity, finds }) => `  ${id.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${finds}`),
  ];
}

function allParts(kinds: Kinds): readonly string[] {
  const parts = [...grouped([...kinds.keys()], partOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...parts.map(([part]) => part.length));
  return [
    'Name a finding, or a part for all of its findings:',
    '',
    ...parts.map(([part, ids]) => `  ${part.padEnd(width)}  ${plural(ids.length, 'finding')}`),
  ];
}

/** As many ids as one reads to find the one that was meant. */
const MOST_NEAR = 5;

function unknown(ids: readonly string[], alerts: readonly string[], asked: string): readonly string[] {
  const alert = didYouMean(asked, alerts);
  const near = alert === undefined ? nearest(ids, asked) : [alert];
  const line = `There is no finding ${visibleLine(asked)}.`;
  if (near.length === 0) return [`${line} Without an id, explain lists all parts.`];
  return [`${line} Did you mean ${near.join(', ')}?`];
}

/** A slip in the whole id or in the name of the part, or the same concern in another part. */
function nearest(ids: readonly string[], asked: string): readonly string[] {
  const meant = didYouMean(asked, ids);
  const parts = [...new Set(ids.map(partOf))];
  const part = didYouMean(partOf(asked) === '' || !asked.includes('/') ? asked : partOf(asked), parts);
  const concern = asked.slice(asked.indexOf('/') + 1).toLowerCase();
  const isLike = (id: string) => {
    const own = id.slice(id.indexOf('/') + 1);
    return own === concern || didYouMean(concern, [own]) !== undefined || (concern.length > 3 && own.includes(concern));
  };
  const all = [...(meant === undefined ? [] : [meant]), ...ids.filter(isLike), ...(part === undefined ? [] : [part])];
  return [...new Set(all)].slice(0, MOST_NEAR);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
