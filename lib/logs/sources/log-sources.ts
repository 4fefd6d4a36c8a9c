import { type AskedSettings, SOURCE_NAMES, type SourceName, sourceKind } from './all';

/** Settings of a source: its list, or what differs from its defaults. */
export type SourceProps<Name extends SourceName> =
  NonNullable<AskedSettings[Name]> extends infer Settings
    ? Settings extends readonly unknown[]
      ? Settings
      : Partial<Settings>
    : never;

/** A source that is asked for, every default of its own resolved. */
export interface WantedSource {
  /** Key of the source under `logs`: `journal`. */
  readonly name: SourceName;

  /** Settings of the source, in the type that its kind defines. */
  readonly settings: unknown;
}

/** A list must be given; of everything else each setting has a default. */
type SourceFactories = {
  readonly [Name in SourceName]: SourceProps<Name> extends readonly unknown[]
    ? (list: SourceProps<Name>) => WantedSource
    : (props?: SourceProps<Name>) => WantedSource;
};

/** What a collector can read: a function for each source. */
export const LogSources: SourceFactories = factories();

function factories(): SourceFactories {
  const entries = SOURCE_NAMES.map((name) => [name, (said?: object) => ({ name, settings: settingsOf(name, said) })]);
  return Object.fromEntries(entries); // which forgets the type of its keys
}

function settingsOf(name: SourceName, said: object | undefined): unknown {
  return Array.isArray(said) ? said : { ...usualSettings(name), ...said };
}

/** Reads the settings of a source that is only switched on. */
function usualSettings(name: SourceName): object {
  const usual = sourceKind(name).section.parse(true);
  return typeof usual === 'object' && usual !== null ? usual : {};
}
