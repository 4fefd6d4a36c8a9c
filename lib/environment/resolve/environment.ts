import { resolveLogs } from '../../logs/resolve';
import type { Environment } from '../../plan/environment';
import { resolvePlatform } from '../../platform/resolve';
import { resolveSection } from '../../tiers/loki/resolve/section';
import type { ParsedEnvironment } from '../schema/environment';
import { patchOperations } from '../schema/patches';
import { resolveCollector } from './collector';
import { resolveDelivery } from './delivery';
import { resolveReadme } from './readme';

/**
 * Fills in the defaults that follow from something else in the file.
 * @param delivered where the output folder is in its repository
 */
export function resolveEnvironment(
  parsed: ParsedEnvironment,
  { name, file, locate }: Pick<Environment, 'name' | 'file' | 'locate'>,
  delivered?: string,
): Environment {
  const { extends: _, platform, delivery, loki, collector, logs, patches, readme, ...rest } = parsed;
  return {
    name,
    file,
    locate,
    ...rest,
    platform: resolvePlatform(platform),
    delivery: resolveDelivery(delivery, name, delivered),
    ...resolveSection(loki),
    readers: loki.readers.map((reader) => ({ namespace: reader.namespace, name: reader.name ?? reader.namespace })),
    collector: resolveCollector(collector),
    logs: resolveLogs(logs, parsed.cluster, {
      distribution: platform.distribution,
      traceIds: parsed.tracing !== undefined,
    }),
    patches: patches.map(({ target, operations }) => ({ target, operations: patchOperations(operations) })),
    readme: resolveReadme(readme),
  };
}
