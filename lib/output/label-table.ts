import type { LogIntent } from '../logs/intent';
import { labelContract } from '../logs/labels/contract';
import type { LabelScheme } from '../logs/labels/scheme';
import { SOURCE_NAMES, SOURCES, type SourceName } from '../logs/sources/all';
import { COLLECTORS } from '../plan/collectors';
import { blocks, code, heading, type Markdown, md, prose, table } from '../syntax/markdown';

/** Everything that can be collected, with what it is by default. */
const EVERYTHING: LogIntent = {
  cluster: 'production',
  nodeDirectories: ['/var/log'],
  drop: [],
  ...Object.fromEntries(SOURCE_NAMES.map((name) => [name, SOURCES[name].example])),
};

const SCHEMES = Object.values(COLLECTORS).flatMap(({ schemes }) => schemes);

/** Writes `docs/labels.md`: the labels that the lines of each source have, whichever collector reads them. */
export function labelTable(): string {
  const sections = SOURCE_NAMES.map((name) => blocks(heading(2, SOURCES[name].title), sourceTable(name)));
  return `${HEAD}\n\n${blocks(...sections).source}\n`;
}

const titlesWhere = (again: boolean) =>
  Object.values(COLLECTORS)
    .filter(({ readsAgain }) => readsAgain === again)
    .map(({ title }) => title)
    .join(' and ');

const READ_AGAIN = titlesWhere(true);
const GO_ON = titlesWhere(false);

const HEAD = `<!-- Generated from lib/logs/: change that, then run npm run docs. -->

# Labels

The same line has the same labels, whichever collector reads it. Labels in italics are structured metadata: filters find them without a parser, and they make no streams. Loki adds \`service_name\` to all lines. An environment's README lists what its own lines have.

A line of a pod that is not in the format of the CRI has no \`stream\`; of such a line OpenTelemetry knows the cluster and the node only. Alloy and Promtail read a container from the moment at which the API knows its id: no label of its lines changes by itself after that. A line of more than 256 KiB is cut there, after secrets were taken out of it and fields were looked for.

A line keeps the labels that it was read with. When a label changes, in an environment file or at a pod that it is copied from, ${READ_AGAIN} knows the file no more: its position in a file belongs to the path and the labels, so it reads the file again from its start, and Loki has those lines twice, under the old labels and under the new ones. ${GO_ON} go on where they were, Promtail within the last ten seconds.

Alloy and Promtail take the lines of the CRI apart under the names \`tags\`, \`content\`, \`time\` and \`flags\`, in the place where labels stand as well: no label may be called so.`;

function sourceTable(source: SourceName): Markdown | undefined {
  const names = SCHEMES.map(({ scheme }) => namesOf(source, scheme));
  const all = [...new Set(names.flat())];
  const rows = all.map((name) => [shown(name), ...names.map((own) => (own.includes(name) ? 'yes' : '–'))]);
  const titles = SCHEMES.map(({ title }) => title);
  return table(['Label', ...titles.map(prose)], rows);
}

function namesOf(source: SourceName, scheme: LabelScheme): readonly string[] {
  const own = labelContract(EVERYTHING, scheme).find((promised) => promised.source === source);
  if (!own) return [];
  return [...own.labels.map(({ name }) => name), ...own.metadata.map(({ name }) => `${METADATA}${name}`)];
}

/** Stands before names of structured metadata, and in no name of a label. */
const METADATA = '*';

function shown(name: string): Markdown {
  return name.startsWith(METADATA) ? md`*${code(name.slice(METADATA.length))}*` : code(name);
}
