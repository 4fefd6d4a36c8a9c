import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { objectAt } from '../../lib/references/kube-object';
import { toYaml } from '../../lib/syntax/yaml';
import { freePort } from '../../verify/programs/free-port';
import { type Program, program } from '../../verify/programs/program';
import { type Delivered, releaseWith } from './delivered';
import { plainContainer } from './plain-workload';
import { MOST_LINES } from './stored-lines';

/** A Loki in one process, with its data in `folder`. */
export type LokiOf = (binary: string, folder: string, port: number) => Promise<Program>;

/** What of Loki's configuration a test does not choose itself. */
export interface LokiSettings {
  readonly auth_enabled: boolean;
  readonly limits_config: JsonObject;
}

/** With tenants, and attributes as labels. */
export function lokiIndexing(attributes: readonly string[]): LokiSettings {
  const otlp = { resource_attributes: { attributes_config: [{ action: 'index_label', attributes: [...attributes] }] } };
  return { auth_enabled: true, limits_config: { otlp_config: otlp } };
}

/**
 * A Loki with the tenants and limits of a release. Its chart composes the rest of the configuration, so that it is a
 * small one here.
 */
export function releasedLoki(delivered: Delivered): LokiOf {
  const { values } = releaseWith(delivered, 'loki', 'limits_config');
  const auth_enabled = valueAt(values, 'loki', 'auth_enabled');
  if (typeof auth_enabled !== 'boolean') throw new Error('the release does not say whether Loki has tenants');
  return smallLoki({ auth_enabled, limits_config: objectAt(values, 'loki', 'limits_config') });
}

export function smallLoki(settings: LokiSettings): LokiOf {
  return async (binary, folder, port) => {
    const file = join(folder, 'loki.yaml');
    writeFileSync(file, toYaml(smallConfig(folder, port, await freePort(), settings)));
    return program(binary, [`-config.file=${file}`], join(folder, 'loki.log'));
  };
}

function smallConfig(folder: string, port: number, grpcPort: number, settings: LokiSettings): unknown {
  return {
    auth_enabled: settings.auth_enabled,
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: port,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: grpcPort,
    },
    common: {
      instance_addr: '127.0.0.1',
      path_prefix: join(folder, 'loki'),
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' } },
      storage: {
        filesystem: { chunks_directory: join(folder, 'loki/chunks'), rules_directory: join(folder, 'loki/rules') },
      },
    },
    schema_config: {
      configs: [
        {
          from: '2024-01-01',
          schema: 'v13',
          store: 'tsdb',
          object_store: 'filesystem',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    ingester: { lifecycler: { min_ready_duration: '0s', final_sleep: '0s' } },
    limits_config: { ...settings.limits_config, max_entries_limit_per_query: MOST_LINES },
    analytics: { reporting_enabled: false },
  };
}

/** All lines of a test at once; it is ready when its only ingester is, and has new rules at once, not a minute later. */
export const FOR_TESTS = [
  `-validation.max-entries-limit=${MOST_LINES}`,
  '-ingester.min-ready-duration=0s',
  '-ruler.poll-interval=1s',
];

/** Loki without Helm, with the files and arguments of its container: only paths and ports are those of this machine. */
export function plainLoki(delivered: Delivered): LokiOf {
  const container = plainContainer(delivered, 'StatefulSet');
  if (!container) throw new Error('there is no Loki');
  return async (binary, folder, port) => {
    const grpcPort = await freePort();
    const local = (text: string) =>
      text
        .replaceAll(/\/(?:etc|var)\/loki/g, (path) => join(folder, path))
        .replace('http_listen_port: 3100', `http_listen_port: ${port}`)
        .replace('grpc_listen_port: 9095', `grpc_listen_port: ${grpcPort}`);
    for (const [path, text] of Object.entries(container.files)) {
      mkdirSync(dirname(local(path)), { recursive: true });
      writeFileSync(local(path), local(text));
    }
    const args = [...container.args.map(local), ...FOR_TESTS];
    return program(binary, args, join(folder, 'loki.log'));
  };
}
