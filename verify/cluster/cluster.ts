import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../lib/kubernetes/json';
import { freePort } from '../programs/free-port';
import { answers, type Program, program, until } from '../programs/program';
import type { Ran } from '../programs/run';
import { runAsync } from '../programs/run-async';
import { type ApiServerPrograms, startServer } from './api-server';
import { controllerManagerArguments, schedulerArguments } from './controllers';
import { kwokArguments, writeStages } from './kwok';
import { type NodeShape, nodeObject } from './nodes';
import { storageClass, volumeObjects } from './volumes';

/** Paths of the programs that a cluster is made of. */
export interface ClusterPrograms extends ApiServerPrograms {
  readonly kubeControllerManager: string;
  readonly kubeScheduler: string;
  readonly kwok: string;
}

/** What a cluster has when it starts. */
export interface ClusterOptions {
  /** @default - three nodes in three zones */
  readonly nodes?: readonly NodeShape[];

  /** Ends the waiting. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * A cluster whose parts are processes on loopback: etcd, the API server, the controllers and the scheduler are the real
 * ones; kwok plays the kubelets, so that no container runs.
 */
export interface Cluster {
  /** Its files and logs: gone when it has stopped. */
  readonly folder: string;

  /** For programs that call `kubectl`, or read `KUBECONFIG`. */
  readonly env: NodeJS.ProcessEnv;

  kubectl(args: readonly string[], input?: string): Promise<Ran>;

  /** Applies objects as somebody who is none of the engines. @throws what the API server says */
  apply(...objects: readonly JsonObject[]): Promise<void>;

  /** Reads an object or a list. @throws if there is none */
  read<T>(path: string): Promise<T>;

  /** Starts a program beside the cluster, which ends with it. */
  run(name: string, command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Running;

  /** Ends all that was started, the newest first, and removes its files. */
  stop(): Promise<void>;
}

/** A program beside the cluster, with the file of its output. */
export interface Running extends Program {
  readonly log: string;
}

const THREE_NODES: readonly NodeShape[] = [1, 2, 3].map((number) => ({
  name: `node-${number}`,
  zone: `zone-${number}`,
}));

/**
 * Starts a cluster, and waits until its nodes are ready.
 * @throws if a program of it ends, or is not ready within a minute
 */
export async function startCluster(programs: ClusterPrograms, options: ClusterOptions = {}): Promise<Cluster> {
  const { nodes = THREE_NODES, signal } = options;
  const server = await startServer(programs, signal, { controllers: true });
  const started: Program[] = [];
  const proxy = `http://127.0.0.1:${await freePort()}`;
  const cluster: Cluster = {
    folder: server.folder,
    env: server.env,
    kubectl: (args, input) => runAsync('kubectl', args, { env: server.env, input, signal }),
    async apply(...objects) {
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
      const { code, stderr } = await cluster.kubectl(['apply', '--server-side', '-f', '-'], list);
      if (code !== 0) throw new Error(stderr.trim());
    },
    async read<T>(path: string) {
      const response = await patientFetch(`${proxy}${path}`, signal);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T; // what the API server has at the path, as the caller knows
    },
    run(name, command, args, env = {}) {
      const log = join(server.folder, `${name}.log`);
      const running = { ...program(command, args, log, { ...server.env, ...env }), log };
      running.start();
      started.push(running);
      return running;
    },
    async stop() {
      for (const running of started.reverse()) await running.end('SIGTERM');
      await server.stop();
    },
  };
  try {
    await startParts(cluster, programs, proxy);
    await addNodes(cluster, nodes);
  } catch (failure) {
    await cluster.stop();
    throw failure;
  }
  return cluster;
}

const TOO_MANY_REQUESTS = 429;

/** Of a kind that has just been installed, the API server asks to come again. */
async function patientFetch(url: string, signal: AbortSignal | undefined): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(url, signal && { signal });
    if (response.status !== TOO_MANY_REQUESTS || tries === 20) return response;
    await sleep(500);
  }
}

/** The proxy spares every question a kubectl of its own, which takes a tenth of a second of a core. */
async function startParts(cluster: Cluster, programs: ClusterPrograms, proxy: string): Promise<void> {
  const { folder } = cluster;
  const [manager, scheduler] = await Promise.all([freePort(), freePort()]);
  const parts = [
    cluster.run('proxy', programs.kubectl, ['proxy', `--port=${new URL(proxy).port}`]),
    cluster.run('controller-manager', programs.kubeControllerManager, controllerManagerArguments(folder, manager)),
    cluster.run('scheduler', programs.kubeScheduler, schedulerArguments(folder, scheduler)),
    cluster.run('kwok', programs.kwok, kwokArguments(folder, writeStages(folder, programs.kwok), await freePort())),
  ];
  await until('the cluster answers', 60, () => answers(`${proxy}/readyz`), parts);
}

async function addNodes(cluster: Cluster, nodes: readonly NodeShape[]): Promise<void> {
  await cluster.apply(...nodes.map(nodeObject), storageClass('local-path', true), ...volumeObjects('local-path'));
  // The default one: whoever makes a pod finds it.
  const ready = ['wait', '--for=condition=Ready', 'node', '--all', '--timeout=60s'];
  const { code, stderr } = await cluster.kubectl(ready);
  if (code !== 0) throw new Error(`the nodes do not get ready: ${stderr.trim()}`);
}
