import type { JsonSchema } from '../json-schema';

/** A key of environment files, for people who look it up. */
export interface DescribedKey {
  /** Steps to it: names of keys, `[]` for an item of a list, `*` for a name that people choose. */
  readonly path: readonly string[];

  /** What may stand there. */
  readonly schema: JsonSchema;

  /** Whether the map that it stands in must have it. */
  readonly isRequired: boolean;

  /** Version of this project that first knew it. */
  readonly since: string;

  /** The key that has the same keys below it, described there. @default - its own keys follow, if it has some */
  readonly sameAs?: readonly string[];
}

/** Every key of this version is as old as the project, unless its schema says otherwise. */
const FIRST = '0.1.0';

/** Fewer keys are told again where they occur again. */
const FEW = 2;

/** Lists every key of a schema in the order of the schema, each map of keys once. */
export function describedKeys(root: JsonSchema): readonly DescribedKey[] {
  const seen = new Map<string, readonly string[]>();
  return below(root, [], FIRST);

  function below(schema: JsonSchema, path: readonly string[], since: string): readonly DescribedKey[] {
    const ways = waysToWrite(root, schema);
    const keys = new Map(
      ways.flatMap((way) => Object.entries(way.properties ?? {}).map(([key, its]) => [key, { way, its }])),
    );
    return [
      ...[...keys].flatMap(([key, { way, its }]) =>
        described([...path, key], its, way.required?.includes(key) ?? false, since),
      ),
      ...ways.flatMap(({ items, additionalProperties }) => [
        ...(items ? below(items, [...path, '[]'], since) : []),
        ...(typeof additionalProperties === 'object' ? below(additionalProperties, [...path, '*'], since) : []),
      ]),
    ];
  }

  function described(
    path: readonly string[],
    schema: JsonSchema,
    isRequired: boolean,
    before: string,
  ): readonly DescribedKey[] {
    const since = schema.since ?? before;
    const shape = JSON.stringify(shapeOf(root, schema));
    const sameAs = seen.get(shape);
    const own: DescribedKey = { path, schema, isRequired, since, ...(sameAs && { sameAs }) };
    if (sameAs) return [own];
    const inner = below(schema, path, since);
    if (inner.length > FEW) seen.set(shape, path);
    return [own, ...inner];
  }
}

/** The ways in which a value may be written. What is said of all of them is said of each. */
export function waysToWrite(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf, ...shared } = schema;
  if ($ref !== undefined) {
    const definition = root.$defs?.[$ref.replace('#/$defs/', '')];
    return definition ? waysToWrite(root, { ...definition, ...shared }) : [];
  }
  return anyOf ? anyOf.flatMap((way) => waysToWrite(root, { ...way, ...shared })) : [schema];
}

/** The keys below a key, whatever is said of the key itself. */
function shapeOf(root: JsonSchema, schema: JsonSchema): unknown {
  return waysToWrite(root, schema).map(({ properties, items, additionalProperties }) => ({
    properties,
    items,
    additionalProperties,
  }));
}
