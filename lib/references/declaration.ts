/** What to declare where others bring what is missing, or call what nobody calls: a list of `others` in an environment file. */
export type Declaration =
  | { readonly list: 'secrets'; readonly namespace: string; readonly name: string; readonly keys: readonly string[] }
  | { readonly list: 'services'; readonly namespace: string; readonly name: string; readonly port: number }
  | { readonly list: 'objects'; readonly kind: string; readonly namespace?: string; readonly name: string }
  | { readonly list: 'calls'; readonly namespace: string; readonly workload: string; readonly port: number };

/** The section to paste into an environment file. */
export function asSection({ list, ...entry }: Declaration): string {
  const fields = Object.entries(entry).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`,
  );
  return `others:\n  ${list}:\n    - { ${fields.join(', ')} }`;
}
