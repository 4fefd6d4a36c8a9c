import { isJsonObject, type JsonObject } from '../../../lib/kubernetes/json';
import { MARKER } from '../../../lib/review/formats/markdown';
import { type Api, ask, PostProblem } from './http';

/** The comments of one request, wherever it is. */
export interface Comments {
  readonly api: Api;

  /** Path of the list, which new comments are sent to as well. */
  readonly path: string;

  /** How a comment is changed: by which method, and at which path. */
  readonly change: { readonly method: string; path(id: number): string };
}

/** What was done. */
export type Posted = 'created' | 'updated' | 'unchanged' | 'nothing';

/** What stands in our comment when a later push has no effect any more. */
const NO_EFFECT = `${MARKER}\n\nThis change no longer does anything to the running stack.\n`;

const PER_PAGE = 100;

/** Brings our comment to what a page says: one comment a request, found by its mark, and changed in its place. */
export async function postPage(comments: Comments, page: string | undefined): Promise<Posted> {
  const { api, path, change } = comments;
  const ours = await findOurs(comments);
  const body = page ?? NO_EFFECT;
  if (ours?.body.trim() === body.trim()) return 'unchanged';
  if (ours) {
    await ask(api, change.method, change.path(ours.id), { body });
    return 'updated';
  }
  if (page === undefined) return 'nothing';
  await ask(api, 'POST', path, { body });
  return 'created';
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

async function findOurs({ api, path }: Comments): Promise<Comment | undefined> {
  for (let page = 1; ; page++) {
    const { data } = await ask(api, 'GET', `${path}?per_page=${PER_PAGE}&page=${page}`);
    if (!Array.isArray(data)) throw new PostProblem('The API does not answer with a list of comments.');
    const ours = data
      .filter(isJsonObject)
      .flatMap(commentOf)
      .find(({ body }) => body.startsWith(MARKER));
    if (ours || data.length < PER_PAGE) return ours;
  }
}

function commentOf({ id, body }: JsonObject): readonly Comment[] {
  return typeof id === 'number' && typeof body === 'string' ? [{ id, body }] : [];
}
