import { appendFileSync, mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

/** A point in time with nanoseconds, as programs written in Go print it. */
export function goTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000042Z');
}

/** The same as Loki counts it. */
export function nanoseconds(milliseconds: number): string {
  return `${milliseconds}000042`;
}

/** Sends records as Talos does: a JSON object a line over TCP. */
export interface TalosSender {
  send(record: Readonly<Record<string, string | number>>): void;
  close(): void;
}

export function talosSender(port: number): TalosSender {
  const socket: Socket = connect(port, '127.0.0.1');
  return {
    send: (record) => void socket.write(`${JSON.stringify(record)}\n`),
    close: () => void socket.end(),
  };
}

/** Writes lines as the runtime does for a container. */
export interface PodFile {
  write(line: string, milliseconds: number, stream?: 'stdout' | 'stderr'): void;
}

export function podFile(pods: string, namespace: string, pod: string, container: string): PodFile {
  const folder = join(pods, `${namespace}_${pod}_0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`, container);
  mkdirSync(folder, { recursive: true });
  return {
    write: (line, milliseconds, stream = 'stdout') =>
      appendFileSync(join(folder, '0.log'), `${goTime(milliseconds)} ${stream} F ${line}\n`),
  };
}
