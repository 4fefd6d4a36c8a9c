import type { FindingKind } from '../findings/finding-kind';
import { asError } from '../schema/fault';
import { LOG_DEFAULTS } from './defaults';
import type { LogIntent, Redaction } from './intent';
import { completed } from './resolve';
import { LogSources, type WantedSource } from './sources/log-sources';
import type { SourceFacts } from './sources/source';

/** What is said of what a collector reads. */
export interface CollectedProps {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** What is read, each source once. @default [LogSources.pods()] */
  readonly collects?: readonly WantedSource[];

  /** Directories of the node that may be read; every file lies below one of them. @default ['/var/log'] */
  readonly nodeDirectories?: readonly string[];

  /** Sensitive namespaces: credentials and e-mail addresses are taken out of their lines on the node. @default - none */
  readonly redaction?: Redaction;

  /** Lines of pods that are dropped on the node: patterns of RE2, by what they are. @default - none */
  readonly drop?: Readonly<Record<string, string>>;
}

export const SOURCE_TWICE: FindingKind = {
  id: 'logs/source-twice',
  severity: 'error',
  since: '0.2.0',
  finds: 'a collector of an app is asked for one source twice',
  happens: 'each of its lines would be read twice, or one of the two settings would have no effect',
  remedy: 'say everything of a source in one place',
};

/** What is to be read, every default resolved; throws where a source is asked for twice. */
export function collectedLogs(
  { cluster, collects = [LogSources.pods()], nodeDirectories = LOG_DEFAULTS.nodeDirectories, ...props }: CollectedProps,
  facts: SourceFacts,
): LogIntent {
  const { redaction, drop = {} } = props;
  return {
    cluster,
    ...completed(Object.fromEntries(onceEach(collects).map(({ name, settings }) => [name, settings])), facts),
    nodeDirectories,
    redaction,
    drop: Object.entries(drop).map(([name, pattern]) => ({ name, pattern })),
  };
}

function onceEach(collects: readonly WantedSource[]): readonly WantedSource[] {
  const twice = collects.find(({ name }, index) => collects.slice(0, index).some((other) => other.name === name));
  if (twice === undefined) return collects;
  throw asError({
    kind: SOURCE_TWICE,
    path: ['logs', twice.name],
    problem: `the source ${twice.name} is asked for twice`,
    consequence: 'each of its lines would be read twice, or one of the two settings would have no effect',
    fix: `name LogSources.${twice.name}(…) once under collects, with everything that is said of it`,
  });
}
