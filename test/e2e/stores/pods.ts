import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mergeValues } from '../../../lib/charts/values';
import type { EffectiveContainer, EffectiveWorkload } from '../../../lib/kubernetes/effective-workload';
import { isJsonObject, type JsonObject, listIn, valueAt } from '../../../lib/kubernetes/json';
import { programOfImage } from '../../../lib/kubernetes/program-image';
import type { Environment } from '../../../lib/plan/environment';
import { planStack } from '../../../lib/plan/plan';
import { runningStack } from '../../../lib/plan/running';
import { toYaml } from '../../../lib/syntax/yaml';
import { program } from '../../../verify/programs/program';
import { FOR_TESTS } from '../loki';
import type { Server } from '../ready';

/** A pod of Loki as a process: its address is one of loopback, and its ports are those of the pod. */
export interface LokiPod extends Server {
  /** What it does: `write`, `ingester`, `all`. */
  readonly target: string;

  /** `http://127.9.1.1:3100`. */
  readonly base: string;

  /** Deletes what its volume keeps. */
  wipe(): void;

  /** What it has said so far. */
  said(): string;
}

/** Where the pods of a release run, and what is not as in its cluster. */
export interface PodsPlace {
  /** The program. */
  readonly binary: string;

  /** Gets a folder for each pod, which stands for the root of its file system. */
  readonly folder: string;

  /** The second last number of the addresses. */
  readonly network: number;

  /** Texts of the configuration that name a place outside of Loki, and what is here in its place. */
  readonly outside?: Readonly<Record<string, string>>;

  /** What Secrets, ServiceAccounts and the cloud bring into the pods. */
  readonly variables?: Readonly<Record<string, string>>;

  /** Files that they bring, by path. */
  readonly files?: Readonly<Record<string, string>>;

  /** Arguments after those of the pod. */
  readonly args?: readonly string[];
}

interface Part {
  readonly name: string;
  readonly address: string;
  readonly workload: EffectiveWorkload;
  readonly container: EffectiveContainer;
}

/** Every pod of Loki that an environment runs, with the arguments and the configuration that it is given there. */
export function lokiPods(environment: Environment, place: PodsPlace): readonly LokiPod[] {
  const { config, workloads, namespace } = lokiOf(environment);
  const parts = workloads.flatMap((workload) => partsOf(workload)).map(addressed(place.network));
  const named = withoutNames(parts, namespace);
  return parts.map((part) => podOf(part, mergeValues(config, addresses(part, parts, config)), named, place));
}

function lokiOf(environment: Environment) {
  for (const { configs, workloads, namespace } of runningStack(planStack(environment))) {
    const config = configs.find(({ program: read }) => read === 'loki')?.config;
    if (isJsonObject(config)) return { config, workloads, namespace };
  }
  throw new Error(`nobody knows what Loki would read in ${environment.cluster}`);
}

function partsOf(workload: EffectiveWorkload): readonly Omit<Part, 'address'>[] {
  const container = workload.containers.find(({ image }) => programOfImage(image)?.program === 'loki');
  if (!container) return [];
  return Array.from({ length: workload.replicas ?? 1 }, (_, index) => ({
    name: `${workload.name}-${index}`,
    workload,
    container,
  }));
}

const addressed = (network: number) => (part: Omit<Part, 'address'>, index: number) => ({
  ...part,
  address: `127.9.${network}.${index + 1}`,
});

/** There is no DNS here: the name of a Service becomes the address of its first pod. */
function withoutNames(parts: readonly Part[], namespace: string): (text: string) => string {
  const name = new RegExp(`(?:dns\\+)?([a-z-]+)\\.${namespace}\\.svc(?:\\.cluster\\.local)?`, 'g');
  return (text) =>
    text.replaceAll(name, (whole, service: string) => {
      const owner = service.replace(/-headless$/, '');
      return parts.find(({ workload }) => workload.name === owner)?.address ?? whole;
    });
}

/** Addresses in place of those of a cluster. A Loki without memberlist is alone. */
function addresses({ name, address }: Part, parts: readonly Part[], config: JsonObject): JsonObject {
  const server = { http_listen_address: address, grpc_listen_address: address };
  if (config.memberlist === undefined) return { server, common: { instance_addr: address } };
  return {
    server,
    memberlist: { bind_addr: [address], advertise_addr: address, join_members: parts.map((part) => part.address) },
    // An address in `common` takes the rings from memberlist to Consul: it is named with them.
    common: { instance_addr: address, ring: { instance_id: name, kvstore: { store: 'memberlist' } } },
  };
}

function podOf(
  { name, address, container }: Part,
  config: JsonObject,
  named: (text: string) => string,
  place: PodsPlace,
) {
  const folder = join(place.folder, name);
  const local = (text: string) =>
    text
      .replaceAll(/\/(?:etc\/loki|var\/loki|var\/run\/secrets)/g, (path) => join(folder, path))
      .replaceAll('$(POD_IP)', address);
  const outside = (text: string) =>
    Object.entries(place.outside ?? {}).reduce((said, [from, to]) => said.replaceAll(from, to), text);
  const files = {
    ...place.files,
    [fileOf(container)]: outside(named(toYaml(config))),
    '/etc/loki/runtime-config/runtime-config.yaml': '{}\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(local(path)), { recursive: true });
    writeFileSync(local(path), local(text));
  }
  const volume = join(folder, 'var/loki');
  mkdirSync(volume, { recursive: true });
  const args = [...container.args.map(String).map(named).map(local), ...FOR_TESTS, ...(place.args ?? [])];
  const log = join(folder, 'loki.log');
  const base = `http://${address}:${valueAt(config, 'server', 'http_listen_port')}`;
  const variables = Object.fromEntries(
    Object.entries({ ...fixed(container), ...place.variables }).map(([key, value]) => [key, local(value)]),
  );
  return {
    name,
    target: args.findLast((arg) => arg.startsWith('-target='))?.replace('-target=', '') ?? 'all',
    base,
    url: `${base}/ready`,
    log,
    program: program(place.binary, args, log, variables),
    wipe() {
      rmSync(volume, { recursive: true, force: true });
      mkdirSync(volume);
    },
    said: () => readFileSync(log, 'utf8'),
  };
}

/** Where the program looks for its configuration. */
function fileOf({ args }: EffectiveContainer): string {
  const [file] = args.flatMap((arg) => /^-config\.file=(.+)$/.exec(String(arg))?.[1] ?? []);
  if (file === undefined) throw new Error('no argument names a configuration');
  return file;
}

/** Variables of the container that say their own value. */
function fixed({ env }: EffectiveContainer): Readonly<Record<string, string>> {
  const known = listIn({ env: [...env] }, 'env').filter((variable) => valueAt(variable, 'value') !== undefined);
  return Object.fromEntries(known.map((variable) => [valueAt(variable, 'name'), String(valueAt(variable, 'value'))]));
}
