import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TalosLogs } from '../../lib/logs/intent';
import { otlpIndexLabels } from '../../lib/tiers/otel/index-labels';
import type { OtelProps } from '../../lib/tiers/otel/props';
import { otelTier } from '../../lib/tiers/otel/tier';
import type { Workload } from '../../lib/wiring/workload';
import { collectorProgram } from './collectors';
import { type Gateway, startGateway } from './gateway';
import { lokiProgram } from './loki';
import { answers, type Program, until } from './programs';
import { freePort } from './senders';

export const NODE = 'node-1';
export const SHIPPER = '127.0.0.2';
export const RECEIVER = '127.0.0.3';

/** Both tiers of one node and a Loki, with the configurations that an environment gets. */
export interface Stack {
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

  /** Starts all three, and waits until they are ready. */
  start(): Promise<void>;

  /** Kills all three, and leaves no file behind. */
  destroy(): Promise<void>;
}

export async function prepareStack(otelcol: string, lokiBinary: string, asked: OtelProps): Promise<Stack> {
  const lokiPort = await freePort();
  const talos: TalosLogs = { kernelPort: await freePort(), servicePort: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), 'two-tiers-'));
  const [logs, pods, rke2] = [join(folder, 'log'), join(folder, 'log/pods'), join(folder, 'rke2')];
  for (const directory of [logs, pods, rke2]) mkdirSync(directory);
  const props: OtelProps = { ...asked, logs: { ...asked.logs, talos } };
  const gateway = props.otlp.credentialsSecret === undefined ? undefined : await startGateway(folder, lokiPort);
  const loki = lokiProgram(lokiBinary, folder, lokiPort, otlpIndexLabels(props.labels, props.logs));
  const { releases, workloads } = otelTier(props);
  const place = {
    binary: otelcol,
    folder,
    node: NODE,
    replace: {
      '/var/log': logs,
      '/var/lib/rancher/rke2': rke2,
      '/etc/otelcol/credentials': gateway?.credentials ?? '/nowhere',
      'loki-gateway.loki.svc.cluster.example': `127.0.0.1:${gateway?.port ?? lokiPort}`,
      'otel-shipper-opentelemetry-collector.otel-shipper.svc.cluster.example': SHIPPER,
    },
  };
  const [shipper, receiver] = releases.map((release, index) =>
    collectorProgram(release, { ...place, address: [SHIPPER, RECEIVER][index] ?? '' }),
  );
  if (!shipper || !receiver) throw new Error('there are not two releases');
  const programs = [loki, shipper, receiver];
  return {
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
      await until('shipper', 20, () => answers(`http://${SHIPPER}:13133/`));
      await until('receiver', 20, () => answers(`http://${RECEIVER}:13133/`));
    },
    async destroy() {
      for (const one of programs) await one.end('SIGKILL');
      gateway?.close();
      rmSync(folder, { recursive: true });
    },
  };
}
