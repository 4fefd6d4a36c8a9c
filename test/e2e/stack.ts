import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TalosLogs } from '../../lib/logs/intent';
import { otlpIndexLabels } from '../../lib/tiers/otel/index-labels';
import type { OtelProps } from '../../lib/tiers/otel/props';
import { otelTier } from '../../lib/tiers/otel/tier';
import { twoTiers } from '../tiers/otel/props';
import { collectorProgram } from './collectors';
import { lokiProgram } from './loki';
import { answers, type Program, until } from './programs';
import { freePort } from './senders';

export const NODE = 'node-1';
const SHIPPER = '127.0.0.2';
const RECEIVER = '127.0.0.3';

/** Both tiers of one node and a Loki, with the configurations that an environment gets by default. */
export interface Stack {
  /** Stands for /var/log/pods. */
  readonly pods: string;

  readonly talos: TalosLogs;
  readonly loki: Program;

  /** Where Loki answers. */
  readonly lokiPort: number;

  readonly shipper: Program;

  /** Starts all three, and waits until they are ready. */
  start(): Promise<void>;

  /** Kills all three, and leaves no file behind. */
  destroy(): Promise<void>;
}

export async function prepareStack(otelcol: string, lokiBinary: string): Promise<Stack> {
  const lokiPort = await freePort();
  const talos: TalosLogs = { kernelPort: await freePort(), servicePort: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), 'two-tiers-'));
  const pods = join(folder, 'pods');
  mkdirSync(pods);
  const props: OtelProps = { ...twoTiers, logs: { ...twoTiers.logs, talos } };
  const loki = lokiProgram(lokiBinary, folder, lokiPort, otlpIndexLabels(props.labels, props.logs));
  const [shipper, receiver] = collectors(props, otelcol, folder, {
    '/var/log/pods': pods,
    'loki-gateway.loki.svc.cluster.example': `127.0.0.1:${lokiPort}`,
    'otel-shipper-opentelemetry-collector.otel-shipper.svc.cluster.example': SHIPPER,
  });
  const programs = [loki, shipper, receiver];
  return {
    pods,
    talos,
    loki,
    lokiPort,
    shipper,
    async start() {
      for (const one of programs) one.start();
      await until('Loki', 40, () => answers(`http://127.0.0.1:${lokiPort}/ready`));
      await until('shipper', 20, () => answers(`http://${SHIPPER}:13133/`));
      await until('receiver', 20, () => answers(`http://${RECEIVER}:13133/`));
    },
    async destroy() {
      for (const one of programs) await one.end('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}

function collectors(
  props: OtelProps,
  binary: string,
  folder: string,
  replace: Readonly<Record<string, string>>,
): readonly [Program, Program] {
  const [shipper, receiver] = otelTier(props).releases;
  if (!shipper || !receiver) throw new Error('there are not two releases');
  const place = { binary, folder, node: NODE, replace };
  return [
    collectorProgram(shipper, { ...place, address: SHIPPER }),
    collectorProgram(receiver, { ...place, address: RECEIVER }),
  ];
}
