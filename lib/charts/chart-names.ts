import { type JsonObject, valueAt } from '../kubernetes/json';
import { cutName, isTrue, printed } from './go-template';

/** Name that those of most objects of a release start with, as `helm create` writes it into every chart. */
export function fullNameOf(release: string, chart: string, { fullnameOverride, nameOverride }: JsonObject): string {
  if (isTrue(fullnameOverride)) return cutName(printed(fullnameOverride));
  const name = isTrue(nameOverride) ? printed(nameOverride) : chart;
  return cutName(release.includes(name) ? release : `${release}-${name}`);
}

/** Name of the ServiceAccount, as `helm create` writes it into every chart. */
export function serviceAccountOf(values: JsonObject, fullName: string): string {
  const name = valueAt(values, 'serviceAccount', 'name');
  if (isTrue(name)) return printed(name);
  return isTrue(valueAt(values, 'serviceAccount', 'create')) ? fullName : 'default';
}
