import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import { type Program, program } from '../../verify/programs/program';
import type { Delivered, HelmValues } from './delivered';
import { plainContainer } from './plain-workload';

export interface CollectorPlace {
  readonly binary: string;
  readonly folder: string;

  /** A loopback address of its own: every collector listens on the same ports. */
  readonly address: string;

  readonly node: string;

  /** Texts of the configuration and what stands for them here: paths, ports and addresses only. */
  readonly replace: Readonly<Record<string, string>>;
}

/** A collector as it reaches the cluster. */
export interface DeliveredCollector {
  readonly name: string;
  readonly config: JsonObject;
  readonly args: readonly string[];

  /** Variables with fixed values. */
  readonly env: Readonly<Record<string, string>>;
}

/** The collectors of a node: that which sends to Loki is the first. */
export function collectorsOf(delivered: Delivered): readonly DeliveredCollector[] {
  const released = delivered.releases.flatMap((release) => releasedCollector(release) ?? []);
  const plain = plainCollector(delivered) ?? [];
  const sendsToLoki = ({ config }: DeliveredCollector) => lokiUrl(config) !== undefined;
  return [...released, plain].flat().sort((one, other) => Number(sendsToLoki(other)) - Number(sendsToLoki(one)));
}

/** Where a collector sends to. */
export function lokiUrl(config: JsonObject): URL | undefined {
  const url = valueAt(config, 'exporters', 'otlp_http/loki', 'endpoint');
  return typeof url === 'string' ? new URL(url) : undefined;
}

function releasedCollector({ name, values }: HelmValues): DeliveredCollector | undefined {
  const { alternateConfig: config } = values;
  if (!isJsonObject(config)) return undefined;
  const args = valueAt(values, 'command', 'extraArgs');
  return { name, config, args: Array.isArray(args) ? args.map(String) : [], env: {} };
}

const CONFIG_FILE = '/conf/config.yaml';

/** The collector of a DaemonSet without its argument `--config`. */
function plainCollector(delivered: Delivered): DeliveredCollector | undefined {
  const { files, args, env } = plainContainer(delivered, 'DaemonSet') ?? {};
  const text = files?.[CONFIG_FILE];
  if (text === undefined || !args || !env) return undefined;
  const argument = `--config=${CONFIG_FILE}`;
  if (!args.includes(argument)) throw new Error('the collector does not read its configuration');
  return { name: 'otel-shipper', config: parse(text), args: args.filter((arg) => arg !== argument), env };
}

/** The collector with the configuration, arguments and variables that it is delivered with. */
export function collectorProgram({ name, config, args, env }: DeliveredCollector, place: CollectorPlace): Program {
  const state = join(place.folder, name);
  mkdirSync(state);
  const replacements = { '/var/lib/otelcol': state, ...place.replace };
  const text = Object.entries(replacements).reduce(
    (before, [there, here]) => before.replaceAll(there, here),
    toYaml(withoutApi(config)),
  );
  const file = join(place.folder, `${name}.yaml`);
  writeFileSync(file, text);
  return program(place.binary, ['--config', file, ...args], join(place.folder, `${name}.log`), {
    MY_POD_IP: place.address,
    OTEL_K8S_NODE_NAME: place.node,
    ...env,
  });
}

/** There is no Kubernetes API here to ask: labels that are copied from those of pods are not tested. */
function withoutApi(config: JsonObject): JsonObject {
  const { k8s_attributes: _, ...processors } = objectAt(config, 'processors');
  const service = objectAt(config, 'service');
  const pipelines = Object.entries(objectAt(service, 'pipelines')).map(([name, pipeline]) => {
    if (!isJsonObject(pipeline) || !Array.isArray(pipeline.processors)) return [name, pipeline];
    return [name, { ...pipeline, processors: pipeline.processors.filter((step) => step !== 'k8s_attributes') }];
  });
  return { ...config, processors, service: { ...service, pipelines: Object.fromEntries(pipelines) } };
}

function objectAt(values: JsonObject, key: string): JsonObject {
  const value = values[key];
  if (!isJsonObject(value)) throw new Error(`there is no ${key}`);
  return value;
}
