import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt } from '../../lib/kubernetes/json';
import type { TalosLogs } from '../../lib/logs/sources/talos';
import { freePort } from '../../verify/programs/free-port';
import type { Program } from '../../verify/programs/program';
import type { Paths } from '../support/programs';
import { collectorProgram, type DeliveredCollector, lokiUrl } from './collectors';
import { startGateway } from './gateway';
import type { LokiOf } from './loki';
import { type Server, startServers, untilReady } from './ready';
import { type Destroyable, scratchFolder, undoable } from './undo';

export const NODE = 'node-1';
export const SHIPPER = '127.0.0.2';
export const RECEIVER = '127.0.0.3';

/** The collectors of one node and a Loki. */
export interface Stack extends Destroyable {
  /** Where every program keeps its files, and its output as `<name>.log`. */
  readonly folder: string;

  /** Stands for /var/log. */
  readonly logs: string;

  /** Stands for /var/log/pods. */
  readonly pods: string;

  /** Stands for /var/lib/rancher/rke2. */
  readonly rke2: string;

  /** Where the receiver takes what Talos sends. */
  readonly talos: TalosLogs;
  readonly loki: Program;
  readonly lokiPort: number;
  readonly shipper: Program;

  /** Starts a program of the stack again that has ended, and waits until it is ready. */
  restart(program: Program): Promise<void>;
}

/** What a stack is made of. */
export interface StackParts {
  /** The shipper and then, if there is one, the receiver. */
  readonly collectors: readonly DeliveredCollector[];
  readonly loki: LokiOf;
}

/** Where a collector reads the Secret with the credentials of its pushes. */
const CREDENTIALS = '/etc/otelcol/credentials';

/** Starts all of it, and waits until it is ready: for as long as START_TIMEOUT. */
export function startStack(paths: Paths<'otelcol' | 'loki'>, { collectors, loki: lokiOf }: StackParts): Promise<Stack> {
  return undoable(async (undo) => {
    const folder = scratchFolder('stack', undo);
    const [logs, pods, rke2] = [join(folder, 'log'), join(folder, 'log/pods'), join(folder, 'rke2')];
    for (const directory of [logs, pods, rke2]) mkdirSync(directory);
    const lokiPort = await freePort();
    const talos: TalosLogs = { kernelPort: await freePort(), servicePort: await freePort() };
    const [{ config }] = shipperFirst(collectors);
    const asksForCredentials = JSON.stringify(config).includes(CREDENTIALS);
    const gateway = asksForCredentials ? await startGateway(folder, lokiPort, undo) : undefined;
    const replace = {
      '/var/log': logs,
      '/var/lib/rancher/rke2': rke2,
      ...(gateway && { [CREDENTIALS]: gateway.credentials }),
      ...addresses(collectors, talos, gateway?.port ?? lokiPort),
    };
    const place = { binary: paths.otelcol, folder, node: NODE, replace };
    const loki = server(folder, 'loki', await lokiOf(paths.loki, folder, lokiPort), `127.0.0.1:${lokiPort}/ready`);
    const servers = collectors.map((collector, index) => {
      const address = index === 0 ? SHIPPER : RECEIVER;
      const started = collectorProgram(collector, { ...place, address });
      return server(folder, collector.name, started, `${address}:13133/`);
    });
    const [shipper] = shipperFirst(servers);
    await startServers([loki, ...servers], undo);
    const restart = async (ended: Program) => {
      const found = [loki, ...servers].find(({ program }) => program === ended);
      if (!found) throw new Error('it is no program of this stack');
      ended.start();
      await untilReady(found);
    };
    return { folder, logs, pods, rke2, talos, loki: loki.program, lokiPort, shipper: shipper.program, restart };
  });
}

function shipperFirst<Part>(parts: readonly Part[]): readonly [Part, ...Part[]] {
  const [shipper, ...others] = parts;
  if (!shipper) throw new Error('there is no shipper');
  return [shipper, ...others];
}

function server(folder: string, name: string, program: Program, address: string): Server {
  return { name, program, url: `http://${address}`, log: join(folder, `${name}.log`) };
}

/** Where the collectors listen and send to, and what stands for that here. */
function addresses(collectors: readonly DeliveredCollector[], talos: TalosLogs, lokiPort: number) {
  const configs = collectors.map(({ config }) => config);
  const at = (...path: readonly string[]) =>
    configs.map((config) => valueAt(config, ...path)).find((text) => typeof text === 'string');
  const loki = configs.map(lokiUrl).find((url) => url !== undefined);
  const [shipper] = String(at('exporters', 'otlp_grpc/shipper', 'endpoint') ?? '').split(':');
  const entries: (readonly [unknown, string])[] = [
    [loki?.host, `127.0.0.1:${lokiPort}`],
    [shipper, SHIPPER],
    [at('receivers', 'tcp_log/talos_kernel', 'listen_address'), `127.0.0.1:${talos.kernelPort}`],
    [at('receivers', 'tcp_log/talos_service', 'listen_address'), `127.0.0.1:${talos.servicePort}`],
  ];
  return Object.fromEntries(entries.filter(([there]) => typeof there === 'string' && there !== ''));
}
