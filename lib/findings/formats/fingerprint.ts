import { createHash } from 'node:crypto';
import { formatPath } from '../finding';
import type { FiledFinding } from './context';

/**
 * Names findings in a way that stays when lines move: by id, file, key and text, and a number where all of that is twice.
 * @returns as many names as findings, in their order, no two of them alike
 */
export function fingerprints(found: readonly FiledFinding[]): readonly string[] {
  const times = new Map<string, number>();
  return found.map((each) => {
    const name = nameOf(each);
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return hash(JSON.stringify([name, before]));
  });
}

function nameOf({ finding, filed, location }: FiledFinding): string {
  const { id, path, problem } = finding;
  return JSON.stringify([id, filed?.file ?? location, formatPath(path), problem]);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
