import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Settings } from '../../lib/environment/settings';
import { watchedPaths } from '../../lib/init/ci-options';
import { githubWorkflow } from '../../lib/init/github-workflow';
import { gitlabJob } from '../../lib/init/gitlab-job';
import { newFile, type WantedFile } from '../../lib/init/repository-files';

/** A system that runs pipelines. */
export type Ci = 'github' | 'gitlab';

/** The files of a pipeline, and what is left to do by hand. */
export interface Pipeline {
  readonly files: readonly WantedFile[];

  /** Whole lines. @default - nothing */
  readonly byHand?: string;
}

/** @param up the way to the root of the repository, where pipelines are looked for */
export function pipelineFor(ci: Ci, settings: Settings, up = '.'): Pipeline {
  const { path } = settings;
  const options = { watched: watchedPaths(settings), ...(path !== undefined && { directory: path }) };
  if (ci === 'github')
    return { files: [newFile(posix.join(up, '.github/workflows/logging.yaml'), githubWorkflow(options))] };
  const main = posix.join(up, '.gitlab-ci.yml');
  const own = '.gitlab/logging.yml';
  // A pipeline that is there has stages of its own.
  if (!existsSync(main)) return { files: [newFile(main, gitlabJob(options))] };
  return {
    files: [newFile(posix.join(up, own), gitlabJob(options))],
    byHand: `Add to .gitlab-ci.yml, and name one of its stages in ${own} if it has no stage \`test\`:
  include:
    - local: /${own}`,
  };
}
