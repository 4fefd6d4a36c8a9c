/** One thing that a smoke script proves of a running stack. */
export interface SmokeCheck {
  /** Name of its function in the script: `labels`. */
  readonly name: string;

  /** What is proved, as people read it. */
  readonly title: string;

  /** Its lines of bash, written with the functions of lib/smoke/runtime.ts. The last line prints what was seen. */
  readonly body: readonly string[];
}

/** A check that cannot be made here, and why. */
export function skipped(name: string, title: string, reason: string): SmokeCheck {
  return { name, title, body: [`skip ${quote(reason)}`] };
}

/** A text as one word of a shell. */
export function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll(`'`, `'\\''`)}'`;
}

/** Words of a shell. */
export function words(...texts: readonly string[]): string {
  return texts.map(quote).join(' ');
}
