import { type Shell, sh } from '../syntax/shell';

/** One thing that a smoke script proves of a running stack. */
export interface SmokeCheck {
  /** Name of its function in the script: `labels`. */
  readonly name: string;

  /** What is proved, as people read it. */
  readonly title: string;

  /** Its lines of bash, written with the functions of lib/smoke/runtime.ts. The last line prints what was seen. */
  readonly body: readonly Shell[];
}

/** A check that cannot be made here, and why. */
export function skipped(name: string, title: string, reason: string): SmokeCheck {
  return { name, title, body: [sh`skip ${reason}`] };
}
