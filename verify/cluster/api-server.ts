import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../lib/places/package-root';
import { freePort } from '../programs/free-port';
import { lastWords, type Program, program, until } from '../programs/program';
import { type Ran, run } from '../programs/run';

/** Paths of the programs that it takes. */
export interface ApiServerPrograms {
  readonly kubeApiserver: string;
  readonly etcd: string;
  readonly kubectl: string;
}

/** A real API server with an empty store of its own, and no controllers: what it is told, it keeps. */
export interface ApiServer {
  /** Its files and logs: gone when it has stopped. */
  readonly folder: string;

  /** For programs that call `kubectl`: it is the right one, and knows the server. */
  readonly env: NodeJS.ProcessEnv;

  kubectl(args: readonly string[], input?: string): Ran;

  stop(): Promise<void>;
}

/** What is to come beside an API server. */
export interface ServerOptions {
  /** Controllers make the ServiceAccounts that pods need. @default false */
  readonly controllers?: boolean;
}

/**
 * Starts it on loopback, and waits until it is ready: a minute at most.
 * @param signal ends the waiting
 */
export async function startServer(
  programs: ApiServerPrograms,
  signal?: AbortSignal,
  options: ServerOptions = {},
): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'apiserver-'));
  const [client, peer, secure] = await Promise.all([freePort(), freePort(), freePort()]);
  const token = credentials(folder);
  const [etcdLog, serverLog] = [join(folder, 'etcd.log'), join(folder, 'server.log')];
  const etcd = program(programs.etcd, etcdArguments(folder, client, peer), etcdLog);
  const server = program(
    programs.kubeApiserver,
    [...serverArguments(folder, client, secure), ...admission(options)],
    serverLog,
  );
  const env = clientEnvironment(folder, secure, token, programs.kubectl);
  const kubectl: ApiServer['kubectl'] = (args, input) => run('kubectl', args, { env, input });
  const stop = () => stopAll([server, etcd], folder);
  etcd.start();
  server.start();
  try {
    const ready = () => signal?.aborted || kubectl(['get', '--raw', '/readyz']).code === 0;
    await until('the API server is ready', 60, async () => ready(), [etcd, server]);
    signal?.throwIfAborted();
  } catch (failure) {
    const log = etcd.ended() === undefined ? serverLog : etcdLog;
    const words = signal?.aborted ? '' : `\nIts last words:\n${lastWords(log)}`;
    await stop();
    throw new Error(`${failure instanceof Error ? failure.message : failure}${words}`);
  }
  return { env, folder, kubectl, stop };
}

/** Installs the CRDs of all kinds that `dist/` has objects of. */
export function installCrds({ kubectl }: ApiServer): void {
  for (const args of [
    ['apply', '--server-side', '-f', join(packageRoot(), 'crds')],
    ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'],
  ]) {
    let ran = kubectl(args);
    // kubectl does not wait for what has no conditions yet: it fails.
    for (let again = 0; again < 60 && ran.stderr.includes('.status.conditions accessor error'); again++)
      ran = kubectl(args);
    if (ran.code !== 0) throw new Error(ran.stderr);
  }
}

async function stopAll(programs: readonly Program[], folder: string): Promise<void> {
  for (const each of programs) await each.end('SIGTERM');
  rmSync(folder, { recursive: true });
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
    // As clusters have it: whether a pod may be privileged is for Pod Security to say.
    '--allow-privileged=true',
  ];
}

/** Nobody makes the ServiceAccounts that pods would need: that takes a controller. */
function admission({ controllers = false }: ServerOptions): readonly string[] {
  return controllers ? [] : ['--disable-admission-plugins=ServiceAccount'];
}

function clientEnvironment(folder: string, port: number, token: string, kubectl: string): NodeJS.ProcessEnv {
  mkdirSync(join(folder, 'bin'));
  symlinkSync(kubectl, join(folder, 'bin', 'kubectl'));
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
  // Of a server that is gone tomorrow, kubectl and Helm would keep what it serves in the home of the user.
  const cache = { KUBECACHEDIR: join(folder, 'kube-cache') };
  return { ...process.env, ...cache, KUBECONFIG: file, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
}
