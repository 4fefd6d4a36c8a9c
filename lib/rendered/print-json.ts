import type { Json } from '../kubernetes/json';

const WIDTH = 120;

/**
 * JSON that reads and diffs well: a map or list that holds only scalars stands on one line if it fits, any other has a
 * line for each entry.
 */
export function printJson(value: Json): string {
  return print(value, '', '');
}

/** @param before what stands on the line already, beside the indentation */
function print(value: Json, indent: string, before: string): string {
  if (isScalar(value)) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Object.entries(value).map(([key, part]) => ({
    key: Array.isArray(value) ? '' : `${JSON.stringify(key)}: `,
    part,
  }));
  if (parts.length === 0) return `${open}${close}`;
  const space = Array.isArray(value) ? '' : ' ';
  const line = `${open}${space}${parts.map(({ key, part }) => `${key}${JSON.stringify(part)}`).join(', ')}${space}${close}`;
  // A comma may follow.
  if (parts.every(({ part }) => isScalar(part)) && `${indent}${before}${line},`.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const lines = parts.map(({ key, part }) => `${inner}${key}${print(part, inner, key)}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function isScalar(value: Json): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}
