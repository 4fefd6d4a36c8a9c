/** Is it a day as Go's `time.Parse` reads `2006-01-02`? */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().startsWith(`${text}T`);
}

/** Is it what dskit's `flagext.Time` reads: a day, a day and minutes, a whole RFC 3339 time, or 0? */
export function isTime(text: string): boolean {
  const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text) ?? [];
  if (text === '0') return true;
  if (!isDay(day)) return false;
  if (time === undefined) return true;
  const clock = String.raw`T(?:[01]\d|2[0-3]):[0-5]\d`;
  return new RegExp(`^${clock}(?::[0-5]\\d(?:[.,]\\d+)?(?:Z|[+-](?:[01]\\d|2[0-4]):[0-5]\\d))?$`).test(time);
}
