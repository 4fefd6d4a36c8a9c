import { audit } from './audit';
import { events } from './events';
import { journal } from './journal';
import { machineLogs } from './machine-logs';
import { nodeFiles } from './node-files';
import { pods } from './pods';
import { rke2 } from './rke2';
import type { SourceKind } from './source';
import { talos } from './talos';

/** Every kind of logs that can be asked for, in the order in which READMEs tell of them. */
export const SOURCES = { pods, nodeFiles, machineLogs, journal, rke2, audit, events, talos } as const;

/** Key of a source under `logs` in an environment file. */
export type SourceName = keyof typeof SOURCES;

/** What an environment says of each source; one that is absent is not collected. */
export type AskedSettings = {
  readonly [Name in SourceName]?: (typeof SOURCES)[Name] extends SourceKind<infer Settings> ? Settings : never;
};

export const SOURCE_NAMES = Object.keys(SOURCES) as SourceName[]; // Object.keys() forgets the type of its keys

/** Its kind, whatever its settings are: whoever hands it settings has them under the same name. */
export function sourceKind(name: SourceName): SourceKind<unknown> {
  return SOURCES[name];
}
