import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isKnownConfig } from '../../lib/charts/effective';
import { mergeValues } from '../../lib/charts/values';
import { isJsonObject, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { effectiveRelease } from '../../lib/plan/effective';
import { planStack } from '../../lib/plan/plan';
import { toYaml } from '../../lib/syntax/yaml';
import { freePort } from '../../verify/programs/free-port';
import { program } from '../../verify/programs/program';
import { loadOne } from '../environment/in-memory';
import { FOR_TESTS } from './loki';
import type { Server } from './ready';

/** What the release of an environment starts a monolithic pod of Loki with. */
export interface LokiPod {
  readonly config: JsonObject;
  readonly args: readonly string[];

  /** Variables with fixed values; those of Secrets a test adds itself. */
  readonly env: Readonly<Record<string, string>>;
}

/** Computes it as the chart does. @param text an environment file */
export function lokiPod(text: string): LokiPod {
  const release = planStack(loadOne(text)).releases.find(({ name }) => name === 'loki');
  if (!release) throw new Error('the environment installs no Loki');
  const { configs, workloads } = effectiveRelease(release);
  const config = configs.filter(isKnownConfig).find(({ program }) => program === 'loki')?.config;
  const container = workloads.find(({ name }) => name === 'loki')?.containers.find(({ name }) => name === 'loki');
  if (!container || !isJsonObject(config)) throw new Error('the release runs no pod of Loki that is known');
  const fixed = container.env.filter((variable) => valueAt(variable, 'value') !== undefined);
  return {
    config,
    args: container.args.map(String),
    env: Object.fromEntries(fixed.map((variable) => [valueAt(variable, 'name'), valueAt(variable, 'value')])),
  };
}

/** Where a pod runs on this machine. */
export interface PodPlace {
  /** Stands for the root of its file system. */
  readonly folder: string;
  readonly address: string;
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly gossipPort: number;
}

export async function podPlace(folder: string, address: string): Promise<PodPlace> {
  const [httpPort, grpcPort, gossipPort] = [await freePort(), await freePort(), await freePort()];
  return { folder, address, httpPort, grpcPort, gossipPort };
}

/** Addresses, ports and paths in place of those of a pod, and nothing else. */
function atPlace({ config }: LokiPod, place: PodPlace): JsonObject {
  const { address, httpPort, grpcPort, gossipPort } = place;
  const host = address.includes(':') ? `[${address}]` : address;
  return mergeValues(config, {
    server: {
      http_listen_address: address,
      http_listen_port: httpPort,
      grpc_listen_address: address,
      grpc_listen_port: grpcPort,
    },
    memberlist: {
      bind_addr: [address],
      bind_port: gossipPort,
      advertise_port: gossipPort,
      join_members: [`${host}:${gossipPort}`],
    },
    // An address in `common` takes the rings from memberlist to Consul: it is named with them.
    common: {
      instance_addr: address,
      compactor_grpc_address: `${host}:${grpcPort}`,
      ring: { kvstore: { store: 'memberlist' } },
    },
  });
}

/** The pod as a process. @param variables what its Secrets bring, and addresses of stores that stand for a cloud */
export function podServer(
  binary: string,
  pod: LokiPod,
  place: PodPlace,
  variables: Readonly<Record<string, string>>,
): Server {
  const local = (text: string) =>
    text.replaceAll(/\/(?:etc|var)\/loki/g, (path) => join(place.folder, path)).replaceAll('$(POD_IP)', place.address);
  const files = {
    '/etc/loki/config/config.yaml': toYaml(atPlace(pod, place)),
    '/etc/loki/runtime-config/runtime-config.yaml': '{}\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(local(path)), { recursive: true });
    writeFileSync(local(path), local(text));
  }
  const env = Object.entries({ ...pod.env, ...variables }).map(([name, value]) => [name, local(value)]);
  const log = join(place.folder, 'loki.log');
  const args = [...pod.args.map(local), ...FOR_TESTS];
  const host = place.address.includes(':') ? `[${place.address}]` : place.address;
  const url = `http://${host}:${place.httpPort}/ready`;
  return { name: 'loki', program: program(binary, args, log, Object.fromEntries(env)), url, log };
}
