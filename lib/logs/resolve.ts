import type * as z from 'zod';
import type { LogIntent } from './intent';
import type { logs } from './schema';
import { type AskedSettings, SOURCE_NAMES, sourceKind } from './sources/all';
import type { SourceFacts } from './sources/source';

/** What an environment file says of logs, every default of the schema applied. */
export type ParsedLogs = z.output<typeof logs>;

/** What is to be collected, with the defaults that follow from something outside of the section `logs`. */
export function resolveLogs({ drop, ...parsed }: ParsedLogs, cluster: string, facts: SourceFacts): LogIntent {
  return {
    cluster,
    ...completed(parsed, facts),
    nodeDirectories: parsed.nodeDirectories,
    redaction: parsed.redaction,
    drop: Object.entries(drop).map(([name, pattern]) => ({ name, pattern })),
  };
}

/** Settings of each source that is asked for. */
export function completed(asked: AskedSettings, facts: SourceFacts): AskedSettings {
  const entries = SOURCE_NAMES.flatMap((name) => {
    const settings = asked[name];
    if (settings === undefined) return [];
    return [[name, sourceKind(name).complete?.(settings, facts) ?? settings]];
  });
  return Object.fromEntries(entries); // which forgets the type of its keys
}
