import * as z from 'zod';
import { environmentSchema } from './schema/environment';

/** The part of JSON Schema that describes environment files. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

let derived: JsonSchema | undefined;

/** What a whole environment looks like, with everything that it must say. */
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
