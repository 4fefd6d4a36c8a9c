import { hasChartFile, readChartFile } from '../charts/values';
import type { Json, JsonObject } from '../kubernetes/json';

/** What the API server takes for objects of a kind, in the words of JSON schema that `npm run object-schemas` writes. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;

  /** Keys by whose values the items of a list differ. */
  readonly 'x-keys'?: readonly string[];
}

/** What is known of a kind. */
export interface KindSchema {
  /** API group and version: `apps/v1`. */
  readonly apiVersion: string;

  /** Kind of the objects: `DaemonSet`. */
  readonly kind: string;

  /** Whether its objects belong to a namespace. */
  readonly namespaced: boolean;

  /** What says so: `Kubernetes 1.34.2`, or `crds/`. */
  readonly source: string;

  /** Everything but metadata and status. Patterns are Go's. */
  readonly schema: JsonObject;
}

/** Name of the file of a kind in `charts-values/`. */
export function schemaFile({ apiVersion, kind }: Pick<KindSchema, 'apiVersion' | 'kind'>): string {
  return `objects/${apiVersion.replace('/', '_')}_${kind}.json`;
}

const known = new Map<string, KindSchema | undefined>();

/** Reads what is known of a kind when it is first needed. @returns `undefined` for a kind that stacks have none of */
export function kindSchemaOf(apiVersion: string, kind: string): KindSchema | undefined {
  if (!/^[a-z0-9.-]+(\/[a-z0-9]+)?$/.test(apiVersion) || !/^[A-Za-z0-9]+$/.test(kind)) return undefined;
  const file = schemaFile({ apiVersion, kind });
  if (!known.has(file)) known.set(file, hasChartFile(file) ? JSON.parse(readChartFile(file)) : undefined);
  return known.get(file);
}
