import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import type { PromtailProps } from '../../lib/tiers/promtail/props';
import { promtailTier } from '../../lib/tiers/promtail/tier';
import { startGateway } from './gateway';
import { lokiProgram } from './loki';
import { answers, type Program, program, until } from './programs';
import { freePort } from './senders';

export const NODE = 'node-1';

/** A container, as the API of Kubernetes tells Promtail of it. */
export interface Container {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Promtail and Loki, with credentials asked for in between. */
export interface PromtailStack {
  /** Stands for /var/log. */
  readonly logs: string;

  /** Stands for /var/lib/rancher/rke2. */
  readonly rke2: string;
  readonly lokiPort: number;
  readonly promtailPort: number;
  readonly loki: Program;
  destroy(): Promise<void>;
}

export async function startPromtailStack(
  binaries: { readonly promtail: string; readonly loki: string },
  props: PromtailProps,
  containers: readonly Container[],
): Promise<PromtailStack> {
  const folder = mkdtempSync(join(tmpdir(), 'promtail-'));
  const [logs, rke2, state] = [join(folder, 'log'), join(folder, 'rke2'), join(folder, 'state')];
  for (const directory of [logs, join(logs, 'pods'), rke2, state]) mkdirSync(directory);
  const [lokiPort, promtailPort] = [await freePort(), await freePort()];
  const gateway = await startGateway(folder, lokiPort);
  const loki = lokiProgram(binaries.loki, folder, lokiPort, ['service.name']);
  const [release] = promtailTier({ ...props, port: promtailPort }).releases;
  if (!release) throw new Error('there is no release');
  const replaced = Object.entries({
    '/var/lib/rancher/rke2': rke2,
    '/var/log': logs,
    '/run/promtail': state,
    '/etc/promtail-credentials': gateway.credentials,
    [props.push.host]: `127.0.0.1:${gateway.port}`,
  }).reduce((text, [there, here]) => text.replaceAll(there, here), toYaml(configuration(release.values, containers)));
  const file = join(folder, 'promtail.yaml');
  writeFileSync(file, replaced);
  const args = listAt(release.values, 'extraArgs').map((arg) => String(arg).replace('$(HOSTNAME)', NODE));
  const promtail = program(binaries.promtail, [`-config.file=${file}`, ...args], join(folder, 'promtail.log'));
  for (const one of [loki, promtail]) one.start();
  await until('Loki', 40, () => answers(`http://127.0.0.1:${lokiPort}/ready`));
  await until('Promtail', 20, () => answers(`http://127.0.0.1:${promtailPort}/metrics`));
  return {
    logs,
    rke2,
    lokiPort,
    promtailPort,
    loki,
    async destroy() {
      for (const one of [promtail, loki]) await one.end('SIGKILL');
      gateway.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * What the chart makes of the values: its template puts these parts together. There is no Kubernetes API to ask for
 * pods, so they are named, with the labels that the API would give them.
 */
export function configuration(values: JsonObject, containers: readonly Container[]): JsonObject {
  const sources = listAt(values, 'config', 'snippets', 'sources').filter(isJsonObject);
  const limits: Json = parse(String(valueAt(values, 'config', 'snippets', 'extraLimitsConfig')));
  return {
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: valueAt(values, 'config', 'serverPort') ?? 0,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: 0,
    },
    clients: valueAt(values, 'config', 'clients') ?? [],
    positions: valueAt(values, 'config', 'positions') ?? {},
    limits_config: limits,
    scrape_configs: sources.map(({ kubernetes_sd_configs, ...source }) =>
      kubernetes_sd_configs ? { ...source, static_configs: containers.map(discovered) } : source,
    ),
  };
}

function discovered({ namespace, pod, container, labels }: Container): JsonObject {
  const own = Object.entries(labels).map(([name, value]) => [
    `__meta_kubernetes_pod_label_${name.replaceAll(/\W/g, '_')}`,
    value,
  ]);
  return {
    labels: {
      __meta_kubernetes_namespace: namespace,
      __meta_kubernetes_pod_name: pod,
      __meta_kubernetes_pod_container_name: container,
      __meta_kubernetes_pod_container_id: 'containerd://0a1b',
      ...Object.fromEntries(own),
    },
  };
}

function listAt(values: JsonObject, ...path: readonly string[]): readonly Json[] {
  const list = valueAt(values, ...path);
  return Array.isArray(list) ? list : [];
}
