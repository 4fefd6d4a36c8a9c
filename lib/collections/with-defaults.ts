/** Fills in a default for each property that is left out. */
export function withDefaults<Props extends object, Name extends keyof Props>(
  props: Props,
  defaults: { readonly [Key in Name]-?: NonNullable<Props[Key]> },
): Props & { readonly [Key in Name]-?: NonNullable<Props[Key]> } {
  const said = Object.entries(props).filter(([, value]) => value !== undefined);
  // Object.fromEntries() forgets the types of its values.
  return { ...defaults, ...(Object.fromEntries(said) as Props) };
}
