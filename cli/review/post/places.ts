import { existsSync, readFileSync } from 'node:fs';
import { isJsonObject, type Json, valueAt } from '../../../lib/kubernetes/json';
import type { Comments } from './comment';

/** Variables of a pipeline. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The comments of the request that a pipeline runs for, or why there are none, in whole sentences. */
export type FoundComments = Comments | NoComments;

/** Why there is nowhere to post to. */
export interface NoComments {
  readonly problem: string;

  /** Whether the command was used in a way that can not work. @default - the run is just for no request, or for a fork */
  readonly isMisuse?: true;
}

/** Where a page can be posted to. */
export const PLACES = {
  /** A pull request: https://docs.github.com/en/rest/issues/comments */
  github: githubComments,

  /** A merge request: https://docs.gitlab.com/api/notes/#merge-requests */
  gitlab: gitlabComments,
} as const satisfies Readonly<Record<string, (env: Env) => FoundComments>>;

export type PlaceName = keyof typeof PLACES;

export const PLACE_NAMES = Object.keys(PLACES) as readonly PlaceName[]; // which forgets the type of its keys

function githubComments(env: Env): FoundComments {
  const { GITHUB_API_URL: url = 'https://api.github.com', GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
  if (!repository || !token) return missing(['GITHUB_REPOSITORY', 'GITHUB_TOKEN'], env);
  const number = pullRequest(env);
  if (number === undefined) return { problem: 'This run is for no pull request: nothing was posted.' };
  const path = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}/issues`;
  return {
    api: {
      url: url.replace(/\/$/, ''),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'cdk8s-logging',
        'x-github-api-version': '2022-11-28',
      },
    },
    path: `${path}/${number}/comments`,
    change: { method: 'PATCH', path: (id) => `${path}/comments/${id}` },
  };
}

/** A run for an issue or a comment names its number elsewhere, and is none for a pull request. */
function pullRequest({ GITHUB_EVENT_PATH: file, GITHUB_REF: ref = '' }: Env): number | undefined {
  const told = file === undefined ? undefined : valueAt(readEvent(file), 'pull_request', 'number');
  if (typeof told === 'number') return told;
  const [, number] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
  return number === undefined ? undefined : Number(number);
}

function readEvent(file: string): Json | undefined {
  try {
    const event: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return isJsonObject(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The token of a job may read notes at most, so a token of somebody's own is asked for:
 * https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access
 */
function gitlabComments(env: Env): FoundComments {
  const { CI_API_V4_URL: url, CI_MERGE_REQUEST_IID: iid, CDK8S_LOGGING_TOKEN: token } = env;
  const project = env.CI_MERGE_REQUEST_PROJECT_ID || env.CI_PROJECT_ID;
  if (!iid) return { problem: 'This run is for no merge request: nothing was posted.' };
  if (!token && isFork(env))
    return { problem: 'The pipeline of a fork has no CDK8S_LOGGING_TOKEN: nothing was posted.' };
  if (!url || !project || !token) return missing(['CI_API_V4_URL', 'CI_PROJECT_ID', 'CDK8S_LOGGING_TOKEN'], env);
  const path = `/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(iid)}/notes`;
  return {
    api: { url: url.replace(/\/$/, ''), headers: { 'private-token': token } },
    path,
    change: { method: 'PUT', path: (id) => `${path}/${id}` },
  };
}

function isFork({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source, CI_MERGE_REQUEST_PROJECT_ID: target }: Env): boolean {
  return source !== undefined && target !== undefined && source !== target;
}

function missing(names: readonly string[], env: Env): NoComments {
  const absent = names.filter((name) => !env[name]);
  const one = absent.length === 1;
  return {
    problem: `${absent.join(' and ')} ${one ? 'is' : 'are'} not set: --post works in a pipeline, and takes ${one ? 'it' : 'them'} from there.`,
    isMisuse: true,
  };
}
