import { error, type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { isCloud } from '../../../platform/distributions';
import { replicasOf } from '../components';

/** Where nodes come and go, and logs grow with the cluster, Loki is more than one process. */
export function lokiSingleBinaryCloud({
  loki,
  platform: { distribution },
}: Pick<InstallingEnvironment, 'loki' | 'platform'>): readonly Finding[] {
  if (loki.topology !== 'monolithic' || !isCloud(distribution)) return [];
  const pods = replicasOf(loki, 'single-binary');
  const report = pods === 1 ? error : warning;
  return [
    report('loki/single-binary-cloud', ['loki', 'topology'], {
      problem: `${pods === 1 ? 'one pod is' : `each of ${pods} pods is`} a whole Loki, in a cluster of ${distribution.toUpperCase()}`,
      consequence:
        pods === 1
          ? 'its node is one that the cloud may take away, and until another has its volume no line is taken'
          : 'writing and reading can only grow together, and a heavy query slows down the pods that take lines',
      fix: 'loki:\n  topology: distributed',
    }),
  ];
}
