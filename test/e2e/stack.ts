import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TalosLogs } from '../../lib/logs/intent';
import { otlpIndexLabels } from '../../lib/tiers/otel/index-labels';
import type { OtelProps } from '../../lib/tiers/otel/props';
import { otelTier } from '../../lib/tiers/otel/tier';
import type { Tier } from '../../lib/tiers/tier';
import { endpointUrl } from '../../lib/wiring/endpoint';
import type { Workload } from '../../lib/wiring/workload';
import { collectorProgram, plainCollector, releasedCollector } from './collectors';
import { type Gateway, startGateway } from './gateway';
import { lokiProgram } from './loki';
import { answers, type Program, until } from './programs';
import { freePort } from './senders';

export const NODE = 'node-1';
export const SHIPPER = '127.0.0.2';
export const RECEIVER = '127.0.0.3';

/** The collectors of one node and a Loki, with the configurations that an environment gets. */
export interface Stack {
  /** Where every program keeps its files, and its output as `<name>.log`. */
  readonly folder: string;

  /** Stands for /var/log. */
  readonly logs: string;

  /** Stands for /var/log/pods. */
  readonly pods: string;

  /** Stands for /var/lib/rancher/rke2. */
  readonly rke2: string;

  readonly talos: TalosLogs;
  readonly loki: Program;

  /** Where Loki answers. */
  readonly lokiPort: number;

  readonly shipper: Program;
  readonly workloads: readonly Workload[];

  /** What asks for credentials in front of Loki. @default - nothing does */
  readonly gateway?: Gateway;

  /** Starts all of them, and waits until they are ready. */
  start(): Promise<void>;

  /** Kills all of them, and leaves no file behind. */
  destroy(): Promise<void>;
}

/** What a stack is made of. */
export interface StackParts {
  /** The shipper and then, if there is one, the receiver. */
  readonly tierOf: (props: OtelProps) => Tier;
  readonly lokiOf: (...place: Parameters<typeof lokiProgram>) => Program | Promise<Program>;
}

export async function prepareStack(
  otelcol: string,
  lokiBinary: string,
  asked: OtelProps,
  { tierOf, lokiOf }: StackParts = { tierOf: otelTier, lokiOf: lokiProgram },
): Promise<Stack> {
  const lokiPort = await freePort();
  const talos: TalosLogs = { kernelPort: await freePort(), servicePort: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), 'two-tiers-'));
  const [logs, pods, rke2] = [join(folder, 'log'), join(folder, 'log/pods'), join(folder, 'rke2')];
  for (const directory of [logs, pods, rke2]) mkdirSync(directory);
  const props: OtelProps = asked.logs.talos ? { ...asked, logs: { ...asked.logs, talos } } : asked;
  const gateway = props.otlp.credentialsSecret === undefined ? undefined : await startGateway(folder, lokiPort);
  const loki = await lokiOf(lokiBinary, folder, lokiPort, otlpIndexLabels(props.labels, props.logs));
  const { releases, objects, workloads } = tierOf(props);
  const delivered = objects ? [plainCollector(objects)] : releases.map(releasedCollector);
  const place = {
    binary: otelcol,
    folder,
    node: NODE,
    replace: {
      '/var/log': logs,
      '/var/lib/rancher/rke2': rke2,
      '/etc/otelcol/credentials': gateway?.credentials ?? '/nowhere',
      [new URL(endpointUrl(props.otlp)).host]: `127.0.0.1:${gateway?.port ?? lokiPort}`,
      'otel-shipper-opentelemetry-collector.otel-shipper.svc.cluster.example': SHIPPER,
    },
  };
  const addresses = [SHIPPER, RECEIVER].slice(0, delivered.length);
  const collectors = delivered.map((collector, index) =>
    collectorProgram(collector, { ...place, address: addresses[index] ?? '' }),
  );
  const [shipper] = collectors;
  if (!shipper) throw new Error('there is no shipper');
  const programs = [loki, ...collectors];
  return {
    folder,
    logs,
    pods,
    rke2,
    talos,
    loki,
    lokiPort,
    shipper,
    workloads,
    gateway,
    async start() {
      for (const one of programs) one.start();
      await until('Loki', 40, () => answers(`http://127.0.0.1:${lokiPort}/ready`));
      for (const address of addresses) await until(address, 20, () => answers(`http://${address}:13133/`));
    },
    async destroy() {
      for (const one of programs) await one.end('SIGKILL');
      gateway?.close();
      rmSync(folder, { recursive: true });
    },
  };
}
