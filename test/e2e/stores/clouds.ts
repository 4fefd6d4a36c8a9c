import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Undo } from '../undo';

/** Something on loopback that answers as a cloud does. */
type Answer = (asked: IncomingMessage, answer: ServerResponse) => void;

async function serve(answer: Answer, undo: Undo): Promise<string> {
  const server = createServer(answer);
  undo(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has such an address.
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What AWS gives a pod whose ServiceAccount names a role: variables, and a file with a token. */
export interface Role {
  readonly variables: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

const TOKEN_FILE = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token';

/**
 * The security token service of AWS, which changes the token of a pod for a key of a store.
 * @param arn the role that the store knows; whoever asks for another is refused
 */
export async function startRoles(arn: string, key: string, secret: string, undo: Undo): Promise<(as: string) => Role> {
  const token = randomBytes(16).toString('hex');
  const address = await serve((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      const trusted = form.get('RoleArn') === arn && form.get('WebIdentityToken') === token;
      answer.writeHead(trusted ? 200 : 403, { 'content-type': 'text/xml' });
      answer.end(trusted ? credentials(key, secret) : REFUSED);
    });
  }, undo);
  return (as) => ({
    variables: {
      AWS_ROLE_ARN: as,
      AWS_WEB_IDENTITY_TOKEN_FILE: TOKEN_FILE,
      AWS_ENDPOINT_URL_STS: `http://${address}`,
    },
    files: { [TOKEN_FILE]: token },
  });
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const credentials = (key: string, secret: string) => `<AssumeRoleWithWebIdentityResponse
  xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
  <AccessKeyId>${key}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken></SessionToken>
  <Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>
</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

const REFUSED = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
  <Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message>
</Error></ErrorResponse>`;

/** The metadata server of Google's clouds, and a store behind a door that knows its tokens. */
export interface Door {
  /** Where a pod whose ServiceAccount is trusted asks who it is. */
  readonly metadata: string;

  /** The same for a pod that nobody trusts. */
  readonly stranger: string;

  /** What speaks Google Cloud Storage, for those with a token. */
  readonly store: string;
}

/** @param behind the store, which asks nobody who they are */
export async function startDoor(behind: () => string, undo: Undo): Promise<Door> {
  const token = randomBytes(16).toString('hex');
  const metadata = await serve((asked, answer) => {
    const isToken = asked.url?.split('?')[0]?.endsWith('/token') ?? false;
    const type = isToken ? 'application/json' : 'text/plain';
    answer.writeHead(200, { 'metadata-flavor': 'Google', 'content-type': type });
    answer.end(isToken ? JSON.stringify({ access_token: token, expires_in: 3600, token_type: 'Bearer' }) : 'default');
  }, undo);
  const stranger = await serve((_, answer) => {
    answer.writeHead(403, { 'metadata-flavor': 'Google' }).end('iam.serviceAccounts.getAccessToken denied');
  }, undo);
  const store = await serve((asked, answer) => {
    if (asked.headers.authorization === `Bearer ${token}`) return forward(asked, answer, behind());
    asked.resume();
    answer.writeHead(401, { 'content-type': 'application/json' });
    answer.end(JSON.stringify({ error: { code: 401, message: 'Invalid Credentials' } }));
  }, undo);
  return { metadata, stranger, store };
}

function forward(asked: IncomingMessage, answer: ServerResponse, to: string): void {
  const { url: path, method, headers } = asked;
  const [host, port] = to.split(':');
  const onward = request({ host, port, path, method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
}
