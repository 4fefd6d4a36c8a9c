import * as z from 'zod';
import { text } from '../schema/scalars';
import { LOG_DEFAULTS } from './defaults';
import { SOURCES } from './sources/all';

const redaction = z.strictObject({
  namespaces: z
    .array(text('label'))
    .min(1)
    .describe('Sensitive namespaces: credentials and e-mail addresses are taken out of their lines on the node.')
    .meta({ examples: [['payments']] }),
});

/** What is collected: a key for each source, and what holds for all of them. */
export const logs = z.strictObject({
  ...sections(),
  nodeDirectories: z
    .array(text('directory'))
    .prefault([...LOG_DEFAULTS.nodeDirectories])
    .describe('Directories of the node that collectors may read. Every node file lies below one of them.'),
  redaction: redaction.optional().describe('What must not leave the node. Default: lines are kept as they are.'),
  drop: z
    .record(text('text'), text('text'))
    .prefault({})
    .describe('Lines of pods that are dropped on the node: patterns of RE2, by what they are.')
    .meta({ examples: [{ 'Health checks': 'GET /healthz' }] }),
});

type Sections = { readonly [Name in keyof typeof SOURCES]: (typeof SOURCES)[Name]['section'] };

function sections(): Sections {
  const entries = Object.entries(SOURCES).map(([name, { section, since }]) => [
    name,
    since === undefined ? section : section.meta({ since }),
  ]);
  return Object.fromEntries(entries); // which forgets the type of its keys
}
