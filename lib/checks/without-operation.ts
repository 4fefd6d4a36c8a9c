import type { EnvironmentPath, Fix } from '../findings/finding';
import { removeKey } from '../findings/repair';

/**
 * Takes an operation out of its patch. Others that follow may build on it: what becomes of them only a person can say.
 * @param at the operation
 * @param operations how many the patch has
 * @param otherwise what to do to keep it
 */
export function withoutOperation(at: EnvironmentPath, operations: number, otherwise?: string): Fix {
  if (Number(at[3]) === operations - 1) return removeKey(at.slice(0, 4), otherwise === undefined ? {} : { otherwise });
  return otherwise === undefined ? 'remove the operation' : `${otherwise}, or remove the operation`;
}
