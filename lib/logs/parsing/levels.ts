/** Levels that queries can rely on, each with the ways in which programs write it, in small letters; the numbers are pino's. */
export const LEVELS = {
  trace: ['trace', '10'],
  debug: ['debug', 'dbg', '20'],
  info: ['info', 'information', 'informational', 'notice', '30'],
  warn: ['warn', 'warning', '40'],
  error: ['error', 'err', '50'],
  fatal: ['fatal', 'critical', 'crit', 'panic', 'dpanic', 'alert', 'emerg', 'emergency', '60'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Level = keyof typeof LEVELS;
