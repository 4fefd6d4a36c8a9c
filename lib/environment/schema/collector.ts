import * as z from 'zod';
import type { FindingKind } from '../../findings/finding-kind';
import { COLLECTOR_NAMES, COLLECTORS, type CollectorName, USUAL_COLLECTOR } from '../../plan/collectors';
import { exactlyOne, type Fault, keepOne } from '../../schema/fault';
import { list } from '../../syntax/list';

type Sections = { [Name in CollectorName]: z.ZodOptional<(typeof COLLECTORS)[Name]['section']> };

function sections(): Sections {
  const entries = Object.entries(COLLECTORS).map(([name, { section, description }]) => [
    name,
    section.optional().describe(description),
  ]);
  return Object.fromEntries(entries); // which forgets the type of its keys
}

/** Schema of exactly one collector. */
export const collector = exactlyOne(z.strictObject(sections()), COLLECTOR_NAMES, collectorFault)
  .describe(`What reads logs and sends them to the log store: exactly one of ${list(COLLECTOR_NAMES)}.`)
  .meta({ maxProperties: 1, examples: [{ [USUAL_COLLECTOR.name]: USUAL_COLLECTOR.example('monitoring') }] });

export const COLLECTOR_KIND: FindingKind = {
  id: 'collector/kind',
  severity: 'error',
  since: '0.1.0',
  finds: 'no collector is given, or several are',
  happens: 'nothing reads logs, or every line is read and stored twice',
  remedy: `keep one of ${COLLECTOR_NAMES.map((name) => `\`${name}\``).join(', ')} under \`collector\``,
};

function collectorFault(given: readonly string[]): Fault {
  const none = given.length === 0;
  return {
    kind: COLLECTOR_KIND,
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no collector is given' : `${given.join(' and ')} are given`,
    consequence: none
      ? 'nothing reads logs, and Loki stays empty'
      : 'both would read every line, and it is stored twice',
    fix: none ? `write one of ${COLLECTOR_NAMES.join(', ')} below \`collector\`` : keepOne(given),
  };
}
