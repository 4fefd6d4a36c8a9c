import { EXIT } from '../../../lib/command/command';
import { type Posted, postPage } from './comment';
import { PostProblem } from './http';
import { type Env, PLACES, type PlaceName } from './places';

/** How a run that has posted ends: with a sentence for the log, and an exit code. */
export interface PostOutcome {
  readonly text: string;
  readonly code: (typeof EXIT)[keyof typeof EXIT];
}

const SAID: Readonly<Record<Posted, string>> = {
  created: 'The review is a new comment of this request.',
  updated: 'The review in the comment of this request was brought up to date.',
  unchanged: 'The review in the comment of this request is up to date.',
  nothing: 'This change does nothing to the running stack: nothing was posted.',
};

/**
 * Posts a page to the request that a pipeline runs for. A run that has no right to, as that of a fork, fails
 * nobody: the page stands in its log, and on GitHub in the summary of its step.
 * @param page as Markdown. @default - there is nothing to tell
 */
export async function post(name: PlaceName, page: string | undefined, env: Env): Promise<PostOutcome> {
  const comments = PLACES[name](env);
  if ('problem' in comments) return { text: comments.problem, code: comments.isMisuse ? EXIT.misused : EXIT.fine };
  try {
    return { text: SAID[await postPage(comments, page)], code: EXIT.fine };
  } catch (failure) {
    if (!(failure instanceof PostProblem)) throw failure;
    if (!failure.isForbidden) return { text: `${failure.message} Nothing was posted.`, code: EXIT.misused };
    return { text: `${failure.message} ${FORBIDDEN[name]}`, code: EXIT.fine };
  }
}

const FORBIDDEN: Readonly<Record<PlaceName, string>> = {
  github:
    'Nothing was posted, and the review stands in the summary of this step. A job may comment with the permission pull-requests: write, which it never has for a fork.',
  gitlab:
    'Nothing was posted. CDK8S_LOGGING_TOKEN is a token of this project with the scope api and the role Reporter or more.',
};
