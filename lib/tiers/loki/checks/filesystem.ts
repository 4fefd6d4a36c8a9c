import { error, type Finding } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { kindOf } from '../storage/kinds';

/** Only one monolithic pod can keep its chunks on its own volume. */
export function lokiFilesystem({ loki }: Pick<InstallingEnvironment, 'loki'>): readonly Finding[] {
  const { storage, topology, replicas } = loki;
  if (kindOf(storage).isShared) return [];
  const pods = replicas['single-binary'] ?? 1;
  if (topology === 'monolithic' && pods <= 1) return [];
  const monolithic = topology === 'monolithic';
  return [
    error('loki/filesystem-replicas', monolithic ? ['loki', 'replicas', 'single-binary'] : ['loki', 'topology'], {
      problem: monolithic
        ? `${pods} pods have filesystem storage, which no two pods share`
        : `the topology ${topology} has filesystem storage, which its pods don't share`,
      consequence: 'the chart refuses to render, because each pod would know only its own part of the logs',
      fix: 'loki:\n  topology: monolithic\n  replicas:\n    single-binary: 1',
    }),
  ];
}
