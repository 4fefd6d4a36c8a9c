const PREFIXES = ['K', 'M', 'G', 'T', 'P', 'E'] as const;

const LONG_NAMES = ['kilo', 'mega', 'giga', 'tera', 'peta'] as const;

/**
 * Reads a size as Loki's `flagext.ByteSize` does, by github.com/c2h5oh/datasize: whole bytes, or a unit in any case;
 * nothing is 0.
 * @returns bytes, or `undefined` if it is refused
 */
export function byteSize(text: string): number | undefined {
  if (text === '') return 0;
  const [, digits, unit = ''] = /^(\d+)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const power = powerOf(unit.toLowerCase());
  const bytes = power === undefined ? Number.NaN : Number(digits) * 1024 ** power;
  return bytes < 2 ** 64 ? bytes : undefined;
}

function powerOf(unit: string): number | undefined {
  if (unit === '' || unit === 'b' || unit === 'byte') return 0;
  const short = PREFIXES.findIndex((prefix) => unit === prefix.toLowerCase() || unit === `${prefix.toLowerCase()}b`);
  const long = LONG_NAMES.findIndex((name) => unit === name || unit === `${name}byte` || unit === `${name}bytes`);
  const place = Math.max(short, long);
  return place === -1 ? undefined : place + 1;
}

/**
 * Reads a size as `flagext.Bytes` of dskit does, by github.com/alecthomas/units: numbers with units only, all of them
 * `KiB` or all of them `KB`, which mean the same.
 * @returns bytes, or `undefined` if it is refused
 */
export function base2Bytes(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  return sumOf(text, 'iB') ?? sumOf(text, 'B');
}

function sumOf(text: string, suffix: string): number | undefined {
  const term = `(\\d+\\.?\\d*|\\.\\d+)((?:[KMGTPE]${suffix})|B)`;
  if (!new RegExp(`^[+-]?(?:${term})+$`).test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of text.matchAll(new RegExp(term, 'g'))) {
    total += Number(amount) * 1024 ** (PREFIXES.findIndex((prefix) => unit.startsWith(prefix)) + 1);
  }
  if (total >= 2 ** 63) return undefined;
  return text.startsWith('-') ? -total : total;
}
