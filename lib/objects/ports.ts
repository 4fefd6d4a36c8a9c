import type { Json } from '../kubernetes/json';
import { between, type Judge } from './field-rule';
import { shown } from './object-problem';

/** `IsValidPortNum` of k8s.io/apimachinery/pkg/util/validation */
export const PORT_NUMBER = between(1, 65_535);

/** A port by its number or by its name: `IsValidPortNum`, `IsValidPortName`. */
export const PORT: Judge = (port) => (typeof port === 'number' ? PORT_NUMBER(port) : portNameProblem(port));

function portNameProblem(name: Json): string | undefined {
  const text = String(name);
  const fits = /^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?!-))*$/.test(text) && !text.endsWith('-') && text.length <= 15;
  return fits ? undefined : `must be at most 15 lower-case letters, digits and inner hyphens, and is ${shown(name)}`;
}
