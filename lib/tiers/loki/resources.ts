import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import type { ContainerResources } from '../../kubernetes/resources';
import type { LokiCompanion, LokiComponent } from './topology';

/** `{ resources }` for the values of a component, if the environment overrides the default of charts-values/. */
export function resourceValues(
  { resources }: { readonly resources: Readonly<Record<string, ContainerResources>> },
  part: LokiComponent | LokiCompanion,
): JsonObject {
  const override = toJson(resources[part] ?? {});
  return isJsonObject(override) && Object.keys(override).length > 0 ? { resources: override } : {};
}
