import { isJsonObject, type Json } from '../kubernetes/json';
import { toYaml } from './yaml';

/** Prints a value on one line, as a part of any other YAML: `{ a: 1, b: [x, "y, z"] }`. */
export function yamlLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(yamlLine).join(', ')}]`;
  if (!isJsonObject(value)) {
    const text = toYaml(value).trimEnd();
    return text.includes('\n') || /[,[\]{}#]/.test(text) ? JSON.stringify(value) : text;
  }
  const entries = Object.entries(value).map(([key, below]) => `${yamlLine(key)}: ${yamlLine(below)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
