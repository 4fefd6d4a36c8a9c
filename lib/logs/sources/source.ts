import type * as z from 'zod';
import type { Check } from '../../findings/check';
import type { EnvironmentPath } from '../../findings/finding';
import type { DistributionName } from '../../platform/distributions';
import type { Platform } from '../../platform/platform';
import type { Duration } from '../../units/duration';
import type { Label, LabelSets } from '../labels/label';
import type { Origin } from './origin';

/** Settings of the environment that a source depends on. */
export interface SourceContext {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** Directories of the node that collectors may read. */
  readonly nodeDirectories: readonly string[];
}

/** Facts that defaults of a source follow from. */
export interface SourceFacts {
  /** Distribution of Kubernetes that the nodes run: `rke2`. */
  readonly distribution: DistributionName;

  /** Whether anybody follows lines to traces. */
  readonly traceIds: boolean;
}

/** A directory of the node that a source needs, mounted read-only where it is. */
export interface SourceDirectory {
  /** Directory that is mounted into the collector. */
  readonly mounted: string;

  /** Directory that the environment file names for it. */
  readonly named: string;

  /** Where the environment file names it. */
  readonly path: EnvironmentPath;

  /** Whether it is someone else's to make: a node that lacks it does not start the pod. */
  readonly mustExist: boolean;
}

/** Input of the checks of one source. */
export interface SourceSubject<Settings> {
  /** Settings of the source, every default resolved. */
  readonly settings: Settings;

  /** Distribution of Kubernetes that the nodes run. */
  readonly platform: Pick<Platform, 'distribution'>;
}

/** Lines of a source that a dashboard lists. */
export interface NotableLines {
  /** Heading of the panel with the lines. */
  readonly title: string;

  /** Explanation of the lines, in a sentence. */
  readonly description: string;

  /** LogQL behind the selector of the source. */
  readonly pipeline: string;
}

/** A counter of someone else of what is written of a source, whether anybody reads it or not. */
export interface WrittenElsewhere {
  /** Name of the counter. */
  readonly metric: string;

  /** Labels of its series that are about the source. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A key of `logs` that a file may leave out. */
export type SourceSection<Settings> = z.ZodType<
  Settings | undefined,
  unknown,
  z.core.$ZodTypeInternals<Settings | undefined> & {
    /** Mark of Zod for a key that may be absent. */
    readonly optin: 'defaulted';
  }
>;

/**
 * A kind of logs that can be asked for: all that the rest of the project knows of it.
 *
 * `Settings` is what an environment says of it, every default resolved.
 */
export interface SourceKind<Settings> {
  /** Title of READMEs: `Journals of the nodes`. */
  readonly title: string;

  /** What sentences and legends call it: `journals`. */
  readonly noun: string;

  /** Version of this project that first knew it. @default 0.1.0 */
  readonly since?: string;

  /** Time without a line in the whole cluster after which an alert fires, long for sources that are often quiet. */
  readonly silenceThreshold: Duration;

  /** What tells in minutes that it is not read although it is written. @default - nobody counts that */
  readonly written?: WrittenElsewhere;

  /** Its key under `logs` in an environment file; what is parsed is absent where the source is not asked for. */
  readonly section: SourceSection<Settings>;

  /** Settings of everything that can be collected, for the table of labels. */
  readonly example: Settings;

  /** Resolves defaults that follow from something outside of the section. @default - there are none */
  complete?(settings: Settings, facts: SourceFacts): Settings;

  /** Place that the lines are read from. */
  origin(settings: Settings): Origin;

  /** Directories of the node that must be mounted to read the source. */
  directories(settings: Settings, context: SourceContext): readonly SourceDirectory[];

  /** Index labels: what stands in braces. */
  labels(settings: Settings, context: SourceContext): LabelSets;

  /** Structured metadata: what filters find without a parser. @default - none */
  metadata?(settings: Settings): readonly Label[];

  /** Globs of files that it reads with labels of its own. */
  files(settings: Settings): readonly string[];

  /** Lines that a dashboard lists. @default - none */
  readonly notable?: NotableLines;

  /** Values of a label of which every running cluster has one of each group. @default - nothing is certain */
  readonly expected?: {
    /** Name of the label in the names of Loki: `unit`. */
    readonly label: string;

    /** Groups of values of which one each is always there. */
    readonly values: readonly (readonly [string, ...string[]])[];
  };

  /** Checks of what is asked of it. @default - none */
  readonly checks?: readonly Check<SourceSubject<Settings>>[];
}
