/** What an API answers. */
export interface Answer {
  readonly status: number;

  /** Parsed; nothing if it is no JSON. */
  readonly data: unknown;
}

/** Where an API is, and how it knows who asks. */
export interface Api {
  /** Without a slash at its end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Why nothing was posted, in whole sentences. Never holds a token. */
export class PostProblem extends Error {
  /** Whether the pipeline has no right to: of a fork it never has. */
  readonly isForbidden: boolean;

  constructor(message: string, { isForbidden = false } = {}) {
    super(message);
    this.isForbidden = isForbidden;
  }
}

const TIMEOUT = 20_000;

/**
 * Asks an API, and waits for twenty seconds at most.
 * @throws PostProblem where it does not answer, or refuses
 */
export async function ask({ url, headers }: Api, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    redirect: 'error', // a token goes to the address that was named, and to no other
    signal: AbortSignal.timeout(TIMEOUT),
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((failure: unknown) => {
    throw new PostProblem(`${hostOf(url)} can not be asked: ${reasonOf(failure)}.`);
  });
  const text = await answer.text().catch(() => '');
  if (answer.ok) return { status: answer.status, data: parsed(text) };
  throw refusal(answer.status, method, hostOf(url));
}

function refusal(status: number, method: string, host: string): PostProblem {
  if (status === 401) return new PostProblem(`${host} does not take the token: it is wrong or has expired.`);
  if (status === 403 || status === 404) {
    const may = method === 'GET' ? 'read the comments of this request' : 'write a comment to this request';
    return new PostProblem(`The token may not ${may} (${host} answers ${status}).`, { isForbidden: true });
  }
  return new PostProblem(`${host} answers ${status} to ${method}.`);
}

/** The address alone: a user in it may be a secret. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The address of the API';
}

/** What the system says of a connection, without the address: https://nodejs.org/api/errors.html#nodejs-error-codes */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'nobody knows why';
  if (failure.name === 'TimeoutError') return `no answer within ${TIMEOUT / 1000} seconds`;
  const { cause } = failure;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection fails';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
