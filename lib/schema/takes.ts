import type * as z from 'zod';
import type { OwnedValue } from '../charts/owned-value';
import type { EnvironmentPath } from '../findings/finding';
import type { Json } from '../kubernetes/json';

/** Tells whether a key of a section takes a value, whatever else the section needs. */
export function takes(section: z.ZodType, path: EnvironmentPath, value: Json): boolean {
  const { error } = section.safeParse(path.reduceRight<Json>((below, step) => ({ [step]: below }), value));
  return !(error?.issues ?? []).some((issue) => concerns(issue.path, path));
}

/** A key that is missing beside the path says nothing of the path. */
function concerns(issue: readonly PropertyKey[], path: EnvironmentPath): boolean {
  const shared = Math.min(issue.length, path.length);
  return shared > 0 && issue.slice(0, shared).join() === path.slice(0, shared).join();
}

/**
 * Lets a key say only what its section takes: no fix leads to the next error.
 * @param at where the section stands in an environment file
 */
export function ownedBySection(at: EnvironmentPath, section: z.ZodType): (owned: OwnedValue) => OwnedValue {
  return (owned) => {
    const { key, asKey = (value) => value } = owned;
    if (!at.every((step, index) => step === key[index])) return owned;
    const fitting: OwnedValue['asKey'] = (value, own) => {
      const said = asKey(value, own);
      return said !== undefined && takes(section, key.slice(at.length), said) ? said : undefined;
    };
    return { ...owned, asKey: fitting };
  };
}
