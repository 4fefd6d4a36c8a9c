import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { listAt } from '../../lib/references/kube-object';
import { toYaml } from '../../lib/syntax/yaml';
import { freePort } from '../../verify/programs/free-port';
import { type Program, program } from '../../verify/programs/program';
import type { Paths } from '../support/programs';
import { startGateway } from './gateway';
import type { LokiOf } from './loki';
import { type Container, configuration, discovered } from './promtail-config';
import { type Server, startServers, untilReady } from './ready';
import { NODE } from './stack';
import { type Destroyable, scratchFolder, undoable } from './undo';

/** Promtail and Loki, with credentials asked for in between where Promtail has some. */
export interface PromtailStack extends Destroyable {
  /** Stands for /var/log. */
  readonly logs: string;

  /** Stands for /var/lib/rancher/rke2. */
  readonly rke2: string;
  readonly lokiPort: number;
  readonly promtailPort: number;
  readonly loki: Program;

  /** Tells Promtail which containers there are now. */
  discover(containers: readonly Container[]): void;

  /** Starts Loki again after it has ended, and waits until it is ready. */
  restartLoki(): Promise<void>;
}

export interface PromtailParts {
  /** The values of its release. */
  readonly values: JsonObject;
  readonly containers: readonly Container[];
  readonly loki: LokiOf;
}

/** Where Promtail reads the Secret with the credentials of its pushes. */
const CREDENTIALS = '/etc/promtail-credentials';

/** Starts all of it, and waits until it is ready: for as long as START_TIMEOUT. */
export function startPromtailStack(
  paths: Paths<'promtail' | 'loki'>,
  { values, containers, loki: lokiOf }: PromtailParts,
): Promise<PromtailStack> {
  return undoable(async (undo) => {
    const folder = scratchFolder('promtail', undo);
    const [logs, rke2, state] = [join(folder, 'log'), join(folder, 'rke2'), join(folder, 'state')];
    for (const directory of [logs, join(logs, 'pods'), rke2, state]) mkdirSync(directory);
    const [lokiPort, promtailPort] = [await freePort(), await freePort()];
    const targets = join(folder, 'targets.json');
    const discover = (found: readonly Container[]) => writeFileSync(targets, JSON.stringify(discovered(found)));
    discover(containers);
    const text = toYaml(configuration(values, targets, promtailPort));
    const gateway = text.includes(CREDENTIALS) ? await startGateway(folder, lokiPort, undo) : undefined;
    const replaced = Object.entries({
      '/var/lib/rancher/rke2': rke2,
      '/var/log': logs,
      '/run/promtail': state,
      ...(gateway && { [CREDENTIALS]: gateway.credentials }),
      [pushHost(values)]: `127.0.0.1:${gateway?.port ?? lokiPort}`,
    }).reduce((before, [there, here]) => before.replaceAll(there, here), text);
    const file = join(folder, 'promtail.yaml');
    writeFileSync(file, replaced);
    const promtail: Server = {
      name: 'promtail',
      program: program(paths.promtail, [`-config.file=${file}`, ...extraArgs(values)], join(folder, 'promtail.log')),
      url: `http://127.0.0.1:${promtailPort}/metrics`,
      log: join(folder, 'promtail.log'),
    };
    const loki: Server = {
      name: 'loki',
      program: await lokiOf(paths.loki, folder, lokiPort),
      url: `http://127.0.0.1:${lokiPort}/ready`,
      log: join(folder, 'loki.log'),
    };
    await startServers([loki, promtail], undo);
    const restartLoki = async () => {
      loki.program.start();
      await untilReady(loki);
    };
    return { logs, rke2, lokiPort, promtailPort, loki: loki.program, discover, restartLoki };
  });
}

function pushHost(values: JsonObject): string {
  const [client] = listAt(values, 'config', 'clients');
  return new URL(String(client?.url)).host;
}

function extraArgs(values: JsonObject): readonly string[] {
  const args = valueAt(values, 'extraArgs');
  return Array.isArray(args) ? args.map((arg) => String(arg).replace('$(HOSTNAME)', NODE)) : [];
}
