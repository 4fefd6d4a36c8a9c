import { type JsonObject, valueAt } from '../kubernetes/json';
import { objectAt } from '../references/kube-object';
import type { Kept } from './pair';
import type { SideConfig } from './side';

/** Limits of all tenants, or of one, before and after. */
export interface LimitScope extends Kept<JsonObject> {
  /** Completes a sentence: empty, or ` of the tenant \`a\``. */
  readonly of: string;

  /** Whether a limit is said here: what holds for all is told there. */
  readonly says: (key: string) => boolean;
}

/** Lists the limits of a Loki: those of all tenants first. A tenant has those of all where it has none of its own. */
export function limitScopes({ base, head }: Kept<SideConfig>): readonly LimitScope[] {
  const all = { base: ofAll(base), head: ofAll(head) };
  const [before, after] = [tenantLimits(base), tenantLimits(head)];
  const tenants = [...new Set([...before.keys(), ...after.keys()])].map((tenant): LimitScope => {
    const own = { base: before.get(tenant) ?? {}, head: after.get(tenant) ?? {} };
    return {
      of: ` of the tenant \`${tenant}\``,
      base: { ...all.base, ...own.base },
      head: { ...all.head, ...own.head },
      says: (key) => key in own.base || key in own.head,
    };
  });
  return [{ of: '', ...all, says: () => true }, ...tenants];
}

/** Reads the limits that tenants have of their own. */
export function tenantLimits({ release }: SideConfig): ReadonlyMap<string, JsonObject> {
  const [, runtime] = release?.effective?.configs.filter(({ program }) => program === 'loki') ?? [];
  const overrides = runtime && 'config' in runtime ? valueAt(runtime.config, 'overrides') : undefined;
  return new Map(Object.entries(objectAt(overrides)).map(([tenant, own]) => [tenant, objectAt(own)]));
}

function ofAll({ config }: SideConfig): JsonObject {
  return objectAt(valueAt(config, 'limits_config'));
}
