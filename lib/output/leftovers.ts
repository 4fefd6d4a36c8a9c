import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failedWith } from './file-fault';

/** Begins the names of folders in which runs prepare their files; the process of the run follows. */
const PREFIX = '.cdk8s-logging-';

/** The path of the folder that this process prepares files in, up to what makes it unique. */
export function preparationPath(directory: string): string {
  return join(directory, `${PREFIX}${process.pid}-`);
}

/** Tells the folders in which runs prepare their files from others. */
export function isPreparation(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** Removes what runs left that were killed; what a run prepares at this time stays. */
export function removeLeftovers(directory: string): void {
  for (const name of namesIn(directory).filter(isPreparation)) {
    const [pid] = name.slice(PREFIX.length).split('-');
    if (!isRunning(Number(pid))) rmSync(join(directory, name), { recursive: true, force: true });
  }
}

/** A folder of this very process is one of an earlier process with the same number. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return failedWith(failure, 'EPERM');
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (failure) {
    if (failedWith(failure, 'ENOENT')) return [];
    throw failure;
  }
}
