/** Looks up a name that somebody wrote: what every object has, such as `constructor`, is no entry of it. */
export function entryOf<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
