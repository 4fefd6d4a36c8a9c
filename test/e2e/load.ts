import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../verify/programs/program';
import { goTime, type PodFile, podFile, type TalosSender, talosSender } from './senders';
import type { Stack } from './stack';
import { storedLines } from './stored-lines';

const KINDS = ['kernel', 'service', 'pod'] as const;

/** What makes lines of each kind. */
export interface Senders {
  readonly kernel: TalosSender;
  readonly service: TalosSender;
  readonly pod: PodFile;
  close(): void;
}

export function loadSenders({ talos, pods }: Stack, pod: string): Senders {
  const [kernel, service] = [talosSender(talos.kernelPort), talosSender(talos.servicePort)];
  const close = () => {
    kernel.close();
    service.close();
  };
  return { kernel, service, pod: podFile(pods, 'load', pod, 'app'), close };
}

/**
 * Somewhat less than 100 lines a second of each kind. Resolves with all of them when the last is sent.
 * @param name tells its lines from those of another load
 */
export async function sendLoad(
  { kernel, service, pod }: Senders,
  name: string,
  seconds: number,
): Promise<readonly string[]> {
  const sent: string[] = [];
  const end = Date.now() + seconds * 1000;
  for (let number = 0; Date.now() < end; number++) {
    const now = Date.now();
    const time = { 'talos-time': goTime(now), 'talos-level': 'info' };
    kernel.send({ ...time, msg: `kernel ${name} ${number}`, seq: number });
    service.send({ ...time, msg: `service ${name} ${number}`, 'talos-service': 'apid' });
    pod.write(`pod ${name} ${number}`, now);
    sent.push(...KINDS.map((kind) => `${kind} ${name} ${number}`));
    await sleep(10);
  }
  return sent;
}

export type Missing = Readonly<Record<(typeof KINDS)[number], number>>;

/** None of each kind. */
export const NONE: Missing = { kernel: 0, service: 0, pod: 0 };

/** Waits until all lines are stored: two minutes at most. If not all arrive, the counts tell more than the time does. */
export async function missingLines(port: number, sent: readonly string[]): Promise<Missing | undefined> {
  let missing: Missing | undefined;
  let stored = 0;
  await until('all lines', 120, async () => {
    const lines = (await storedLines(port, '{cluster=~".+"} |~ "^(kernel|service|pod) "')).map(({ line }) => line);
    const known = new Set(lines);
    const lost = sent.filter((line) => !known.has(line));
    const count = (kind: string) => lost.filter((line) => line.startsWith(kind)).length;
    missing = { kernel: count('kernel'), service: count('service'), pod: count('pod') };
    stored = lines.length;
    return lost.length === 0;
  }).catch(() => undefined);
  // A line that is sent again after a crash is stored once more, unless Loki sees that it is the same.
  process.stdout.write(`${JSON.stringify({ sent: sent.length, stored, missing })}\n`);
  return missing;
}
