const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const TEXT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const TERM = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;

/** Reads a duration as Go's `time.ParseDuration` does. @returns nanoseconds, or `undefined` if Go refuses it */
export function goDuration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  if (!TEXT.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of text.matchAll(TERM)) total += Number(amount) * (UNITS[unit] ?? 0);
  if (total > 2 ** 63) return undefined;
  return text.startsWith('-') ? -total : total;
}

const LARGE_UNITS = ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const;
const UNIT_ORDER: readonly string[] = LARGE_UNITS;

const NANOSECONDS = { y: 365 * 86_400e9, w: 7 * 86_400e9, d: 86_400e9, h: 3600e9, m: 60e9, s: 1e9, ms: 1e6 } as const;

/**
 * Reads a duration as Prometheus does: with days, weeks and years, whole numbers only, large units first, each once.
 * @returns nanoseconds, or `undefined` if it is refused
 */
export function prometheusDuration(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:\d+[a-z]+)+$/.test(text)) return undefined;
  let total = 0;
  let place = -1;
  for (const [, amount, unit] of text.matchAll(/(\d+)([a-z]+)/g)) {
    const next = UNIT_ORDER.indexOf(unit ?? '');
    const known = LARGE_UNITS[next];
    if (known === undefined || next <= place) return undefined;
    place = next;
    total += Number(amount) * NANOSECONDS[known];
  }
  return total < 2 ** 63 ? total : undefined;
}
