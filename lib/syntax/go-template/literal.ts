import { unquote } from '../go-string';
import type { Token } from './token';

const DECIMAL = String.raw`\d(?:_?\d)*`;
const HEX = String.raw`[\da-fA-F](?:_?[\da-fA-F])*`;

const INTEGER = new RegExp(
  String.raw`^[+-]?(?:0|[1-9](?:_?\d)*|0_?[0-7](?:_?[0-7])*|0[oO]_?[0-7](?:_?[0-7])*|0[bB]_?[01](?:_?[01])*|0[xX]_?${HEX})$`,
);
const FRACTION = new RegExp(
  String.raw`^[+-]?(?:(?:${DECIMAL}\.?(?:${DECIMAL})?|\.${DECIMAL})(?:[eE][+-]?${DECIMAL})?|0[xX](?:_?${HEX}\.?(?:${HEX})?|\.${HEX})[pP][+-]?${DECIMAL})$`,
);

/** What is wrong with a literal, in a clause without a full stop: go1.25:src/text/template/parse/node.go, newNumber */
export function literalProblem({ kind, text }: Token): string | undefined {
  switch (kind) {
    case 'string':
      return unquote(text) === undefined ? `a backslash in \`${text}\` escapes nothing` : undefined;
    case 'character':
      return [...(unquote(text) ?? '')].length === 1 ? undefined : `\`${text}\` is no character`;
    case 'number':
      return isNumber(text) ? undefined : `\`${text}\` is no number`;
    default:
      return undefined;
  }
}

function isNumber(text: string): boolean {
  if (text.endsWith('i')) return isReal(text.slice(0, -1)) || INTEGER.test(text.slice(0, -1));
  return (INTEGER.test(text) && isInRange(text)) || (/[.eEpP]/.test(text) && isReal(text));
}

function isReal(text: string): boolean {
  return FRACTION.test(text) && (/[xX]/.test(text) || Number.isFinite(Number(text.replaceAll('_', ''))));
}

/** Go keeps an integer in 64 bits, with a sign or without. */
function isInRange(text: string): boolean {
  const digits = text.replaceAll('_', '').replace(/^[+-]/, '');
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const highest = 2n ** 63n;
  if (text.startsWith('-')) return size <= highest;
  return size < (text.startsWith('+') ? highest : 2n * highest);
}
