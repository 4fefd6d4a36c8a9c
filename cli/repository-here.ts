import { spawnSync } from 'node:child_process';
import type { GivenAnswers } from '../lib/init/missing';

/** What git knows of the folder in which a command runs. */
export interface RepositoryHere {
  /** Where the folder is in its repository: `infra/logging`. @default - at its root, or in none */
  readonly path?: string;

  /** The way from here to the root: `../..`. @default - this is the root, or there is no repository */
  readonly up?: string;

  /** What follows from it. */
  readonly answers: GivenAnswers;
}

export function repositoryHere(): RepositoryHere {
  const path = git('rev-parse', '--show-prefix')?.replace(/\/$/, '');
  const up = wayToRoot();
  const origin = git('remote', 'get-url', 'origin');
  return {
    ...(path && { path }),
    ...(up !== undefined && { up }),
    answers: origin ? { repoUrl: withoutCredentials(origin) } : {},
  };
}

/** The way to the root of the repository: `../..`. @returns `undefined` if this is the root, or in no repository */
export function wayToRoot(): string | undefined {
  return git('rev-parse', '--show-cdup')?.replace(/\/$/, '') || undefined;
}

/** A clone by a pipeline has a token in its URL. */
function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/, '$1');
}

function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
