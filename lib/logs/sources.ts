import type { LogIntent } from './intent';

/** The kinds of logs that an intent can ask for, in the order in which READMEs tell of them. */
export const LOG_SOURCES = ['pods', 'nodeFiles', 'machineLogs', 'journal', 'rke2', 'events', 'talos'] as const;

export type LogSource = (typeof LOG_SOURCES)[number];

/** What is asked for. */
export function askedSources(logs: LogIntent): readonly LogSource[] {
  return LOG_SOURCES.filter((source) => (source === 'nodeFiles' ? logs.nodeFiles.length > 0 : logs[source]));
}
