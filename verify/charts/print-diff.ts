import { grouped } from '../../lib/collections/grouped';
import type { Json } from '../../lib/kubernetes/json';
import type { ChangedField, FieldKind } from './compare-objects';
import type { ChangedValue, ChartDiff, ReleaseDiff } from './diff';

/** A line, and the release that it is true of. */
interface Told {
  readonly text: string;
  readonly of: string;
}

/** Prints what another version means, most dangerous first; what is so in several environments is told once. */
export function printDiff(diff: ChartDiff): string {
  const { chart, from, to, keys, releases } = diff;
  const sections = SECTIONS.flatMap(({ title, linesOf }) => {
    const told = releases.flatMap((release) =>
      linesOf(release).map((text) => ({ text, of: `${release.environment}/${release.release}` })),
    );
    return told.length > 0 ? [`${title}:\n${joined(told, releases.length).join('\n')}`] : [];
  });
  const head = `${chart} ${version(from)} → ${version(to)}`;
  const known = [keysLine('no longer reads', keys.gone), keysLine('newly reads', keys.added)].flatMap(
    (line) => line ?? [],
  );
  const nobody = releases.length === 0 ? [`No environment installs ${chart}.`] : [];
  const nothing = releases.length > 0 && sections.length === 0 ? ['Nothing changes for the environments here.'] : [];
  return `${[head, known.join('\n'), ...sections, ...nobody, ...nothing].filter((part) => part !== '').join('\n\n')}\n`;
}

function version({ version: of, publisher, program }: ChartDiff['from']): string {
  return `${of} (${publisher}, installs ${program})`;
}

function keysLine(verb: string, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return undefined;
  const rest = keys.length > SHOWN ? `, and ${keys.length - SHOWN} more` : '';
  return `The chart ${verb} ${keys.slice(0, SHOWN).join(', ')}${rest}.`;
}

const SHOWN = 10;

interface Section {
  readonly title: string;
  readonly linesOf: (release: ReleaseDiff) => readonly string[];
}

const SECTIONS: readonly Section[] = [
  { title: 'Can not be changed where it runs', linesOf: (release) => fields(release, 'immutable') },
  { title: 'Keys that are no longer read', linesOf: ({ keys }) => keys.map(lostKey) },
  {
    title: 'Synth says',
    linesOf: ({ findings }) => findings.map(({ severity, id, problem }) => `${severity} ${id}: ${problem}`),
  },
  { title: 'Rights', linesOf: (release) => fields(release, 'right') },
  { title: 'Objects', linesOf: objects },
  { title: 'Ports', linesOf: (release) => fields(release, 'port') },
  { title: 'Images', linesOf: (release) => fields(release, 'image') },
  { title: 'Configuration of programs', linesOf: ({ config }) => config.map(change) },
  { title: 'Defaults that take effect', linesOf: ({ defaults }) => defaults.map(change) },
  { title: 'Other fields', linesOf: others },
  { title: 'Not rendered', linesOf: ({ notRendered }) => (notRendered === undefined ? [] : [notRendered]) },
];

/** The same line of several releases once, with their names if it is not true of all. */
function joined(told: readonly Told[], count: number): readonly string[] {
  return [...grouped(told, ({ text }) => text)].map(([text, all]) => {
    const names = [...new Set(all.map(({ of }) => of))];
    return names.length === count ? `  ${text}` : `  ${text}  [${names.join(', ')}]`;
  });
}

function lostKey({ path, at, moved }: ReleaseDiff['keys'][number]): string {
  return `${at} ${path}${moved === undefined ? '' : `: now ${moved}`}`;
}

function objects({ objects: changed = [] }: ReleaseDiff): readonly string[] {
  return changed.flatMap(({ object, change: what }) =>
    what === 'changed' ? [] : [`${what === 'added' ? '+' : '-'} ${shortName(object)}`],
  );
}

function fields({ objects: changed = [] }: ReleaseDiff, kind: FieldKind): readonly string[] {
  return changed.flatMap(({ object, fields: all }) =>
    all.filter((field) => field.kind === kind).map((field) => `${shortName(object)}: ${change(field)}`),
  );
}

/** Of these the paths are enough. */
function others({ objects: changed = [] }: ReleaseDiff): readonly string[] {
  return changed.flatMap(({ object, fields: all }) => {
    const paths = all.filter(({ kind }) => kind === 'other').map(({ path }) => path);
    if (paths.length === 0) return [];
    const rest = paths.length > SHOWN ? `, and ${paths.length - SHOWN} more` : '';
    return [`${shortName(object)}: ${paths.slice(0, SHOWN).join(', ')}${rest}`];
  });
}

/** Which namespace it is in says the environment. */
function shortName(object: string): string {
  return object.replace(/ [^ /]+\//, ' ');
}

function change({ path, from, to }: ChangedField | ChangedValue): string {
  return `${path}: ${printed(from)} → ${printed(to)}`;
}

function printed(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 100;
