import { ENGINE_PROGRAMS } from './engine-programs';
import { JUDGING_PROGRAMS } from './judging-programs';
import type { Program } from './program';

/** Every program. */
export const PROGRAMS = { ...JUDGING_PROGRAMS, ...ENGINE_PROGRAMS } as const;

export type ToolName = keyof typeof PROGRAMS;

/** Finds the program of a name. */
export function programOf(name: ToolName): Program {
  return PROGRAMS[name];
}
