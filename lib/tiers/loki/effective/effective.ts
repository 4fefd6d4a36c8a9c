import type { EffectiveRelease } from '../../../charts/effective';
import type { Release } from '../../../charts/release';
import { effectiveWorkload } from '../../../kubernetes/effective-workload';
import type { JsonObject } from '../../../kubernetes/json';
import { canary } from './canary';
import { communityWorkloads } from './community-workload';
import { lokiConfig, lokiRuntimeConfig } from './config';
import { gateway } from './gateway';
import { grafanaWorkloads } from './grafana-workload';
import { caches } from './memcached';
import { minio } from './minio';
import { lokiRelease } from './read';
import type { LokiRelease } from './release';
import { lokiUnknown } from './unknown';

const COMPONENTS: Readonly<Record<LokiRelease['dialect']['fork'], (release: LokiRelease) => JsonObject[]>> = {
  grafana: grafanaWorkloads,
  community: communityWorkloads,
};

/** Computes what a release of a chart for Loki runs. */
export function effectiveLoki(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): EffectiveRelease {
  const read = lokiRelease(release);
  const components = COMPONENTS[read.dialect.fork](read);
  const objects = [...components, ...gateway(read), ...canary(read), ...caches(read), ...minio(read)];
  return {
    workloads: objects.flatMap((object) => effectiveWorkload(object) ?? []),
    configs: [lokiConfig(read), lokiRuntimeConfig(read)],
    unknown: lokiUnknown(read),
  };
}
