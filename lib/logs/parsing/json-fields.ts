import type { JsonFields } from '../sources/origin';

// How the stages of Promtail and Alloy take fields out of lines of JSON, beside the line, which stays whole.

/** JMESPath of each piece, and of the status that the level follows from. A piece that is absent is left out. */
export function fieldExpressions({ metadata, levelByStatus }: JsonFields): Readonly<Record<string, string>> {
  const paths = Object.entries(metadata).map(([name, path]) => [name, path.join('.')] as const);
  const status = metadata[levelByStatus]?.join('.') ?? levelByStatus;
  return Object.fromEntries([...paths, ['level', status]]);
}

/** Template of Go for the level of a status of HTTP, by its first digit. Without a status there is no level. `slice` would be that of Sprig, which knows lists only. */
export const STATUS_LEVEL = `{{ with .level }}{{ $class := printf "%.1s" (print .) }}{{ if eq $class "5" }}error{{ else if eq $class "4" }}warn{{ else }}info{{ end }}{{ end }}`;

/** Names of all pieces of structured metadata. */
export function fieldNames({ metadata }: JsonFields): readonly string[] {
  return [...Object.keys(metadata), 'level'];
}
