import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../lib/findings/finding';
import { synthesize } from '../../lib/synth/synth';
import { MINIMAL } from '../environment/in-memory';

/** Sections that bring objects of Grafana. */
export const GRAFANA = 'grafana: { datasource: { namespace: monitoring }, dashboard: { namespace: monitoring } }';

/** Objects to patch. */
export const CLASS = 'kind: PriorityClass, name: alloy';
export const RELEASE = 'kind: HelmRelease, name: loki';
export const RULE = 'kind: PrometheusRule, name: loki';
export const DATASOURCE = 'kind: ConfigMap, name: loki-datasource';

/** Finds the errors of an environment with more sections. */
export function found(sections: string, minimal = MINIMAL): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'patches-'));
  try {
    const file = join(folder, 'edge.yaml');
    writeFileSync(file, `${minimal}acknowledge: [{ id: lock/missing, reason: Tested. }]\n${sections}\n`);
    const { findings } = synthesize({ files: [file], output: join(folder, 'dist'), locks: folder, scope: 'all' });
    return findings.map(({ finding }) => finding).filter(({ severity }) => severity === 'error');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes an entry of `patches`. */
export function patchOf(target: string, ...operations: readonly string[]): string {
  return `  - target: { ${target} }\n    operations:\n${operations.map((each) => `      - { ${each} }\n`).join('')}`;
}

/** Writes the section of one patch. */
export const patched = (target: string, ...operations: readonly string[]) =>
  `patches:\n${patchOf(target, ...operations)}`;

/** Writes an operation. */
export const replace = (path: string, value: string) => `op: replace, path: "${path}", value: ${value}`;
