import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Container } from './promtail-config';
import { type PodFile, podFile } from './senders';

function podLabels(app: string) {
  return { 'app.kubernetes.io/name': app, 'example.com/team-name': 'blue' };
}

export const SHOP: Container = { namespace: 'shop', pod: 'cart-0', container: 'app', labels: podLabels('cart') };
export const PAYMENTS: Container = {
  namespace: 'payments',
  pod: 'card-0',
  container: 'app',
  labels: podLabels('card'),
};
export const VAULT: Container = { namespace: 'vault', pod: 'vault-0', container: 'vault', labels: {} };

/** Where a container writes to, below what stands for /var/log. */
export function containerFile(logs: string, { namespace, pod, container }: Container): PodFile {
  return podFile(join(logs, 'pods'), namespace, pod, container);
}

/** Adds a line to a file of the node. */
export function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${line}\n`);
}
