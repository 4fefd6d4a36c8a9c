import * as z from 'zod';
import { environmentSchema } from './schema/environment';

/** The part of JSON Schema that describes environment files. */
export interface JsonSchema {
  /** Pointer to the schema that stands in its place: `#/$defs/size`. @default - the schema stands here */
  readonly $ref?: string;

  /** Schemas that `$ref` points to, by their names. @default - none */
  readonly $defs?: Readonly<Record<string, JsonSchema>>;

  /** What it means, in a sentence. @default - what holds it says so */
  readonly description?: string;

  /** Version of this project that first knew the key. @default - as old as what holds it */
  readonly since?: string;

  /** JSON type of the value: `string`. @default - any type, or one of `anyOf` */
  readonly type?: string;

  /** Schemas of the keys of a map. @default - the value is no map, or one with free keys */
  readonly properties?: Readonly<Record<string, JsonSchema>>;

  /** Keys that a map must have. @default - none */
  readonly required?: readonly string[];

  /** Schema of all other keys of a map; `false` forbids them. @default - they may hold anything */
  readonly additionalProperties?: boolean | JsonSchema;

  /** Schema of each item of a list. @default - the value is no list */
  readonly items?: JsonSchema;

  /** Schemas of which the value must fit one. @default - there is no choice */
  readonly anyOf?: readonly JsonSchema[];

  /** All values that are allowed. @default - any of the type */
  readonly enum?: readonly unknown[];

  /** Pattern that a text matches. @default - any text */
  readonly pattern?: string;

  /** Least number of items of a list. @default - there may be none */
  readonly minItems?: number;

  /** Largest number of items of a list. @default - no upper bound */
  readonly maxItems?: number;

  /** The number is above this one. @default - no such bound */
  readonly exclusiveMinimum?: number;

  /** Smallest number that is allowed. @default - no lower bound */
  readonly minimum?: number;

  /** Largest number that is allowed. @default - no upper bound */
  readonly maximum?: number;

  /** Value that holds where a file says nothing. @default - the schema names none */
  readonly default?: unknown;

  /** Values that editors suggest. @default - none */
  readonly examples?: readonly unknown[];
}

let derived: JsonSchema | undefined;

/** Derives the JSON Schema of a whole environment, required keys included. */
export function strictJsonSchema(): JsonSchema {
  derived ??= z.toJSONSchema(environmentSchema, { io: 'input', override: keepExamples }) as JsonSchema; // a part of it
  return derived;
}

/** zod leaves out the examples of what it transforms, because it can't know that ours are written ones. */
function keepExamples({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (Array.isArray(examples)) jsonSchema.examples = examples;
}

/**
 * The content of `environments/schema.json`, for editors. A key that is missing may stand in the file that is extended,
 * so only items of lists, which are not merged, have required keys.
 */
export function environmentJsonSchema(): string {
  return `${JSON.stringify(forOneFile(strictJsonSchema()), undefined, 2)}\n`;
}

function forOneFile({ required: _, ...schema }: JsonSchema): JsonSchema {
  const { $defs, properties, additionalProperties, anyOf } = schema;
  return {
    ...schema,
    // An editor offers the default; an example beside it would only compete.
    ...(schema.default !== undefined && { examples: undefined }),
    ...($defs && { $defs: forEach($defs) }),
    ...(properties && { properties: forEach(properties) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: forOneFile(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map(forOneFile) }),
  };
}

function forEach(schemas: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, forOneFile(schema)]));
}
