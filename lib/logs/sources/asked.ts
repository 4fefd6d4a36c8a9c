import type { Duration } from '../../units/duration';
import type { LogIntent } from '../intent';
import type { Label, LabelSets } from '../labels/label';
import { SOURCE_NAMES, type SourceName, sourceKind } from './all';
import type { Origin, OriginKind } from './origin';
import type { SourceDirectory, SourceKind } from './source';

/** Source that the environment asks for, with its settings resolved by its kind. */
export interface LogSource extends Pick<SourceKind<never>, 'title' | 'noun' | 'notable' | 'expected' | 'written'> {
  /** Key of the source under `logs`: `pods`. */
  readonly name: SourceName;

  /** Time without a line in the whole cluster after which an alert fires. */
  readonly silenceThreshold: Duration;

  /** Place that the lines are read from. */
  readonly origin: Origin;

  /** Directories of the node that must be mounted to read the source. */
  readonly directories: readonly SourceDirectory[];

  /** Index labels of the lines. */
  readonly labels: LabelSets;

  /** Structured metadata of the lines. */
  readonly metadata: readonly Label[];

  /** Globs of files that it reads with labels of its own. */
  readonly files: readonly string[];
}

/** Lists the sources that are asked for, in the order of `SOURCES`. */
export function askedSources(logs: LogIntent): readonly LogSource[] {
  return SOURCE_NAMES.flatMap((name) => {
    const settings = logs[name];
    if (settings === undefined || (Array.isArray(settings) && settings.length === 0)) return [];
    return [describeSource(name, sourceKind(name), settings, logs)];
  });
}

function describeSource(name: SourceName, kind: SourceKind<unknown>, settings: unknown, logs: LogIntent): LogSource {
  const { title, noun, silenceThreshold, written, notable, expected } = kind;
  return {
    name,
    title,
    noun,
    silenceThreshold,
    written,
    notable,
    expected,
    origin: kind.origin(settings),
    directories: kind.directories(settings, logs),
    labels: kind.labels(settings, logs),
    metadata: kind.metadata?.(settings) ?? [],
    files: kind.files(settings),
  };
}

/** Lists the sources of one kind of origin, with that origin. */
export function sourcesFrom<Kind extends OriginKind>(
  logs: LogIntent,
  kind: Kind,
): readonly { readonly source: LogSource; readonly origin: Extract<Origin, { kind: Kind }> }[] {
  return askedSources(logs).flatMap((source) =>
    isFrom(source.origin, kind) ? [{ source, origin: source.origin }] : [],
  );
}

function isFrom<Kind extends OriginKind>(origin: Origin, kind: Kind): origin is Extract<Origin, { kind: Kind }> {
  return origin.kind === kind;
}
