import { type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { kindOf } from '../storage/kinds';

/** Logs that matter are not kept in the bundled MinIO. */
export function lokiMinio({ loki: { storage } }: Pick<InstallingEnvironment, 'loki'>): readonly Finding[] {
  if (kindOf(storage).companion === undefined) return [];
  return [
    warning('loki/minio', ['loki', 'storage', 'minio'], {
      problem: 'the logs are kept in the one MinIO pod that the chart bundles',
      consequence: 'its images are no longer maintained, and the logs live and die with the node of its volumes',
      fix: 'loki:\n  storage:\n    s3: {} # a store of its own; acknowledge where losing the logs is no loss',
    }),
  ];
}
