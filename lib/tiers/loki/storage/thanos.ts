import { isTrue } from '../../../charts/go-template';
import { type JsonObject, valueAt } from '../../../kubernetes/json';

/** Whether values of a release choose the clients of Thanos for all object stores. */
export function usesThanos(values: JsonObject): boolean {
  return isTrue(valueAt(values, 'loki', 'storage', 'use_thanos_objstore'));
}
