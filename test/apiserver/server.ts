import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, program, until } from '../e2e/programs';
import { type Ran, run } from '../support/run';

/** The programs, where tests may use them. */
const { KUBE_APISERVER, ETCD, KUBECTL } = process.env;

export const haveServer = [KUBE_APISERVER, ETCD, KUBECTL].every((path) => path !== undefined && path !== '');

/** A real API server with an empty store of its own, and no controllers: what it is told, it keeps. */
export interface ApiServer {
  /** For programs that call `kubectl`: it is the right one, and knows the server. */
  readonly env: NodeJS.ProcessEnv;

  kubectl(args: readonly string[], input?: string): Ran;

  stop(): Promise<void>;
}

export async function startServer(): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'apiserver-'));
  const [client, peer, secure] = await Promise.all([freePort(), freePort(), freePort()]);
  const token = credentials(folder);
  const etcd = program(ETCD ?? '', etcdArguments(folder, client, peer), join(folder, 'etcd.log'));
  const server = program(KUBE_APISERVER ?? '', serverArguments(folder, client, secure), join(folder, 'server.log'));
  const env = clientEnvironment(folder, secure, token);
  const kubectl: ApiServer['kubectl'] = (args, input) => run('kubectl', args, { env, input });
  const stop = () => stopAll([server, etcd], folder);
  etcd.start();
  server.start();
  try {
    await until('the API server is ready', 60, async () => kubectl(['get', '--raw', '/readyz']).code === 0);
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { env, kubectl, stop };
}

/** All kinds that `dist/` has objects of. */
export function installCrds({ kubectl }: ApiServer): void {
  for (const args of [
    ['apply', '--server-side', '-f', 'crds'],
    ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'],
  ]) {
    const { code, stderr } = kubectl(args);
    if (code !== 0) throw new Error(stderr);
  }
}

/**
 * All that the scripts may touch, with who has set which field when. Without versions: a custom resource gets a new one
 * from the first apply that changes nothing, because only then the defaults of its status are stored.
 */
export function contents({ kubectl }: ApiServer): string {
  const kinds = 'all,namespace,configmap,pvc,clusterrole';
  const { stdout } = kubectl(['get', kinds, '-A', '-o', 'yaml', '--show-managed-fields']);
  return stdout.replaceAll(/^ +resourceVersion: .*\n/gm, '');
}

async function stopAll(programs: readonly Program[], folder: string): Promise<void> {
  for (const each of programs) await each.end('SIGTERM');
  rmSync(folder, { recursive: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(address)));
    });
  });
}

/** Made anew for each server: the key of its service accounts, and the token of its only user. */
function credentials(folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const token = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,1,system:masters\n`);
  return token;
}

function etcdArguments(folder: string, client: number, peer: number): readonly string[] {
  const [clientUrl, peerUrl] = [client, peer].map((port) => `http://127.0.0.1:${port}`);
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    '--unsafe-no-fsync',
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ];
}

function serverArguments(folder: string, etcd: number, secure: number): readonly string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--secure-port=${secure}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${join(folder, 'certs')}`,
    `--service-account-key-file=${join(folder, 'sa.key')}`,
    `--service-account-signing-key-file=${join(folder, 'sa.key')}`,
    `--service-account-issuer=https://127.0.0.1:${secure}`,
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.96.0.0/16',
    // Nobody makes the ServiceAccounts that pods would need: that takes a controller.
    '--disable-admission-plugins=ServiceAccount',
  ];
}

function clientEnvironment(folder: string, port: number, token: string): NodeJS.ProcessEnv {
  mkdirSync(join(folder, 'bin'));
  symlinkSync(KUBECTL ?? '', join(folder, 'bin', 'kubectl'));
  const file = join(folder, 'kubeconfig');
  const cluster = { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  return { ...process.env, KUBECONFIG: file, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
}
