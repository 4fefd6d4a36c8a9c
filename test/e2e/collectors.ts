import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../lib/delivery/release';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
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

/** The collector of a release, with the configuration and arguments that the release gives it. */
export function collectorProgram({ name, values }: Release, place: CollectorPlace): Program {
  const state = join(place.folder, name);
  mkdirSync(state);
  const replacements = { '/var/lib/otelcol': state, ...place.replace };
  const text = Object.entries(replacements).reduce(
    (before, [there, here]) => before.replaceAll(there, here),
    toYaml(withoutApi(objectAt(values, 'alternateConfig'))),
  );
  const file = join(place.folder, `${name}.yaml`);
  writeFileSync(file, text);
  const args = objectAt(values, 'command').extraArgs;
  return program(
    place.binary,
    ['--config', file, ...(Array.isArray(args) ? args.map(String) : [])],
    join(place.folder, `${name}.log`),
    { MY_POD_IP: place.address, OTEL_K8S_NODE_NAME: place.node },
  );
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
