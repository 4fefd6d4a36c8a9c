import type { ConfigPath, ConfigProblem } from './config-problem';
import type { Settings } from './settings';

/** Something that a program refuses though every type is right. */
export interface ConfigRule {
  /** Where in the program's source it does: package and function. */
  readonly source: string;

  readonly find: (settings: Settings) => readonly ConfigProblem[];
}

/** A refusal, and when it comes; a reading that is `undefined` must not give one. */
export interface Refusal extends Pick<ConfigProblem, 'kind' | 'expected' | 'allowed'> {
  /**
   * Where it is told; a step `*` stands for each entry of a list or a map, and `@name/` before it for each place
   * where a struct is written.
   */
  readonly at: string;

  readonly source: string;

  /** @param path the place, with each `*` filled in @param parent the same without its last step */
  readonly when: (settings: Settings, path: ConfigPath, parent: ConfigPath) => boolean;
}

/** A path as it is written in tables: steps with dots in between. */
export function pathOf(text: string): ConfigPath {
  return text.split('.');
}

/** A rule that refuses at each place that fits. */
export function refuse({ at, source, when, ...problem }: Refusal): ConfigRule {
  return {
    source,
    find: (settings) =>
      placesOf(settings, at)
        .filter((path) => settings.knows(path) && when(settings, path, path.slice(0, -1)))
        .map((path) => ({ path, ...problem })),
  };
}

/** A number, duration or size must be more than zero. */
export function positive(
  source: string,
  at: string,
  read: 'number' | 'duration' | 'size' | 'stanzaSize' = 'number',
): ConfigRule {
  const when = (settings: Settings, path: ConfigPath) => (settings[read](path) ?? 1) <= 0;
  return refuse({ at, source, kind: 'out-of-range', expected: 'more than 0', when });
}

/** A number must stay what it is by default. */
export function fixed(source: string, at: string, only: number): ConfigRule {
  const when = (settings: Settings, path: ConfigPath) => (settings.number(path) ?? only) !== only;
  return refuse({ at, source, kind: 'out-of-range', expected: `${only}: it must not be changed`, when });
}

/** A text must be one of a few words; the empty one may be among them. */
export function oneOf(source: string, at: string, allowed: readonly string[], anyCase = false): ConfigRule {
  const plain = (text: string) => (anyCase ? text.toLowerCase() : text);
  const known = new Set(allowed.map(plain));
  const when = (settings: Settings, path: ConfigPath) => {
    const text = settings.text(path);
    return text !== undefined && !known.has(plain(text));
  };
  const words = allowed.filter((word) => word !== '');
  return refuse({ at, source, kind: 'not-allowed', expected: `one of ${words.join(', ')}`, allowed: words, when });
}

/** A rule that holds only under a condition. */
export function provided(condition: (settings: Settings) => boolean | undefined, rule: ConfigRule): ConfigRule {
  return { source: rule.source, find: (settings) => (condition(settings) ? rule.find(settings) : []) };
}

/** Is the model of this minor version or of a later one? It may stand for a version that has none. */
export function isSince({ model }: Settings, minor: number): boolean {
  return Number(model.version.split('.')[1]) >= minor;
}

function placesOf(settings: Settings, at: string): readonly ConfigPath[] {
  const [, struct, key = ''] = /^@([^/]+)\/(.*)$/.exec(at) ?? [];
  if (struct === undefined) return settings.places(pathOf(at));
  return settings.structs(struct).flatMap((place) => settings.places([...place, ...pathOf(key)]));
}
