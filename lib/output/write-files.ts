import type { OutputFile } from './file';
import type { Scope } from './present';
import { Stage } from './stage';
import type { WriteResult } from './write';

/**
 * Makes the output folder hold exactly these files, beside whatever others put there, at once.
 * @throws WriteError where the disk refuses
 */
export function writeFiles(directory: string, files: readonly OutputFile[], scope: Scope): WriteResult {
  const stage = new Stage(directory);
  stage.add(files);
  return stage.commit(scope);
}
