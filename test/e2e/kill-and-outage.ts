import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../verify/programs/program';
import { podFile } from './senders';
import { SHIPPER, type Stack } from './stack';
import { storedLines } from './stored-lines';

/** A line as a pod writes it, and as Loki must have it. */
export interface SentLine {
  readonly written: string;
  readonly stored: string;
}

/**
 * A pod writes 8000 lines, Loki goes away, the collector is killed, both come back. Waits until all lines are stored.
 * @returns the most bytes that the collector had in memory
 */
export async function killAndOutage(
  stack: Stack,
  namespace: string,
  line: (number: number) => SentLine,
): Promise<number> {
  const pod = podFile(stack.pods, namespace, 'load-0', 'app');
  const sent = Array.from({ length: 8_000 }, (_, number) => line(number));
  const now = Date.now() - 60_000;
  const memory: number[] = [];
  const write = async (lines: readonly SentLine[]) => {
    for (const { written } of lines) pod.write(written, now);
    await sleep(1_000);
    memory.push(await residentMemory());
  };
  await write(sent.slice(0, 2_000));
  await stack.loki.end('SIGTERM');
  await write(sent.slice(2_000, 6_000));
  await stack.shipper.end('SIGKILL');
  stack.shipper.start();
  stack.loki.start();
  await until('the collector', 30, async () => (await residentMemory()) > 0);
  await write(sent.slice(6_000));
  await until('all lines are stored', 120, async () => {
    memory.push(await residentMemory());
    const known = new Set((await storedLines(stack.lokiPort, '{pod="load-0"}')).map((found) => found.line));
    return sent.every(({ stored }) => known.has(stored));
  });
  const most = Math.max(...memory);
  process.stdout.write(`${most / 2 ** 20} MiB at most\n`);
  return most;
}

async function residentMemory(): Promise<number> {
  const response = await fetch(`http://${SHIPPER}:8888/metrics`, { signal: AbortSignal.timeout(10_000) });
  return Number(/^otelcol_process_memory_rss(?:\{.*\})? (\S+)$/m.exec(await response.text())?.[1]);
}
