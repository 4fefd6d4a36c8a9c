/** An object with exactly one of several keys. */
export type OneOf<Sections> = {
  [Key in keyof Sections]: { readonly [Given in Key]: Sections[Given] } & {
    readonly [Other in Exclude<keyof Sections, Key>]?: undefined;
  };
}[keyof Sections];
