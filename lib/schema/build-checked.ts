import { type Finding, hasErrors } from '../findings/finding';
import { finding } from '../findings/finding-kind';
import { FaultError } from './fault';

/** Result of a build, with what was found on the way. */
export interface Built<Content> {
  /** @default - errors among the findings, or in what it stands on, keep it from being built */
  readonly content?: Content;

  /** Everything that was found, warnings included. */
  readonly findings: readonly Finding[];
}

/** Steps from props to what is built of them. */
export interface Steps<Settings, Content> {
  /** Fills in defaults; throws a `FaultError` where nothing can be meant. */
  readonly resolve: () => Settings;

  /** Looks at what is asked for. */
  readonly check: (settings: Settings) => readonly Finding[];

  /** @returns nothing where something that it stands on could not be built */
  readonly build: (settings: Settings) => Content | undefined;

  /** Looks at what was built. */
  readonly checkBuilt: (content: Content, settings: Settings) => readonly Finding[];
}

/** Runs the steps in turn; after an error nothing more is built. */
export function buildChecked<Settings, Content>(steps: Steps<Settings, Content>): Built<Content> {
  const resolved = attempt(steps.resolve);
  if ('findings' in resolved) return resolved;
  const { settings } = resolved;
  const early = steps.check(settings);
  if (hasErrors(early)) return { findings: early };
  const content = steps.build(settings);
  if (content === undefined) return { findings: early };
  return { content, findings: [...early, ...steps.checkBuilt(content, settings)] };
}

function attempt<Settings>(resolve: () => Settings): { readonly settings: Settings } | Built<never> {
  try {
    return { settings: resolve() };
  } catch (thrown) {
    if (!(thrown instanceof FaultError)) throw thrown;
    const { kind, ...found } = thrown.fault;
    return { findings: [finding(kind, found)] };
  }
}
