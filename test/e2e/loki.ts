import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toYaml } from '../../lib/syntax/yaml';
import { type Program, program } from './programs';

const TENANT = { 'X-Scope-OrgID': 'prod' };

/** A line as Loki stored it. */
export interface StoredLine {
  /** Nanoseconds since 1970. */
  readonly timestamp: string;
  readonly line: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A Loki in one process, with its data in `folder`. */
export function lokiProgram(binary: string, folder: string, port: number, indexLabels: readonly string[]): Program {
  const file = join(folder, 'loki.yaml');
  writeFileSync(file, toYaml(config(folder, port, indexLabels)));
  return program(binary, [`-config.file=${file}`], join(folder, 'loki.log'));
}

function config(folder: string, port: number, indexLabels: readonly string[]): unknown {
  return {
    auth_enabled: true,
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: port,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: port + 1,
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
    limits_config: {
      max_entries_limit_per_query: 100_000,
      otlp_config: {
        resource_attributes: { attributes_config: [{ action: 'index_label', attributes: [...indexLabels] }] },
      },
    },
    analytics: { reporting_enabled: false },
  };
}

/**
 * All lines of the last hour that a selector selects.
 * @param limit most lines that this Loki gives at once
 */
export async function storedLines(port: number, query: string, limit = 100_000): Promise<readonly StoredLine[]> {
  const parameters = new URLSearchParams({ query, limit: String(limit), since: '1h', direction: 'forward' });
  const response = await fetch(`http://127.0.0.1:${port}/loki/api/v1/query_range?${parameters}`, {
    // Keeps index labels and structured metadata apart.
    headers: { ...TENANT, 'X-Loki-Response-Encoding-Flags': 'categorize-labels' },
  });
  if (!response.ok) throw new Error(await response.text());
  // What Loki answers is not checked: a test that reads nothing from it fails.
  const { data } = (await response.json()) as Answer;
  return data.result.flatMap(({ stream, values }) =>
    values.map(([timestamp, line, { structuredMetadata = {} }]) => ({
      timestamp,
      line,
      labels: stream,
      metadata: structuredMetadata,
    })),
  );
}

/** https://grafana.com/docs/loki/latest/reference/loki-http-api/#query-logs-within-a-range-of-time */
interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly stream: Record<string, string>;
      readonly values: readonly [string, string, { readonly structuredMetadata?: Record<string, string> }][];
    }[];
  };
}
