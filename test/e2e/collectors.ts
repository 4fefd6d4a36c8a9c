import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Release } from '../../lib/delivery/release';
import { isJsonObject, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { toYaml } from '../../lib/syntax/yaml';
import { type Program, program } from './programs';

export interface CollectorPlace {
  readonly binary: string;
  readonly folder: string;

  /** A loopback address of its own: every collector listens on the same ports. */
  readonly address: string;

  readonly node: string;

  /** Texts of the configuration and what stands for them here: paths and addresses only. */
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

export function releasedCollector({ name, values }: Release): DeliveredCollector {
  const args = objectAt(values, 'command').extraArgs;
  return { name, config: objectAt(values, 'alternateConfig'), args: texts(args), env: {} };
}

/** The collector of a DaemonSet without its argument `--config`: the configuration is in the ConfigMap beside it. */
export function plainCollector(objects: readonly Manifest[]): DeliveredCollector {
  const [configMap, daemonSet] = ['ConfigMap', 'DaemonSet'].map((kind) =>
    toJson(objects.find((object) => object.kind === kind)),
  );
  const config: unknown = parse(String(valueAt(configMap, 'data', 'config.yaml')));
  const container = valueAt(daemonSet, 'spec', 'template', 'spec', 'containers', 0);
  const env = valueAt(container, 'env');
  if (!isJsonObject(config) || !Array.isArray(env)) throw new Error('there is no collector');
  const fixed = env.flatMap((variable) => {
    const value = valueAt(variable, 'value');
    return typeof value === 'string' ? [[String(valueAt(variable, 'name')), value]] : [];
  });
  const args = texts(valueAt(container, 'args')).filter((argument) => !argument.startsWith('--config='));
  return { name: 'plain', config, args, env: Object.fromEntries(fixed) };
}

function texts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
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

export function objectAt(values: JsonObject, key: string): JsonObject {
  const value = values[key];
  if (!isJsonObject(value)) throw new Error(`there is no ${key}`);
  return value;
}
