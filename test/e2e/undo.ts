import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Remembers a step that undoes what was just begun. */
export type Undo = (step: () => void | Promise<void>) => void;

export interface Destroyable {
  /** Ends all programs, and leaves no file behind. */
  destroy(): Promise<void>;
}

/** Builds something. What was begun is undone, last first, when it is destroyed, and at once if it can not be finished. */
export async function undoable<Built>(build: (undo: Undo) => Promise<Built>): Promise<Built & Destroyable> {
  const steps: Parameters<Undo>[0][] = [];
  const destroy = () => undoAll(steps.splice(0));
  try {
    return { ...(await build((step) => void steps.push(step))), destroy };
  } catch (failure) {
    await destroy();
    throw failure;
  }
}

/** A step that fails keeps no other from being done. */
async function undoAll(steps: Parameters<Undo>[0][]): Promise<void> {
  const step = steps.pop();
  if (!step) return;
  try {
    await step();
  } finally {
    await undoAll(steps);
  }
}

/** A folder of its own. */
export function scratchFolder(name: string, undo: Undo): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  undo(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
