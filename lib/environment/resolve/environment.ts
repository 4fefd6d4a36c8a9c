import { DISTRIBUTIONS } from '../distributions';
import type { Environment, Platform } from '../environment';
import type { ParsedEnvironment } from '../schema/environment';
import { patchOperations } from '../schema/patches';
import { resolveLogs } from './logs';
import { resolveLoki } from './loki';
import { resolveReadme } from './readme';

/** Fills in the defaults that follow from something else in the file. */
export function resolveEnvironment(
  parsed: ParsedEnvironment,
  { name, file, locate }: Pick<Environment, 'name' | 'file' | 'locate'>,
): Environment {
  const { extends: _, platform, delivery, loki, logs, patches, readme, ...rest } = parsed;
  const { flux } = delivery;
  return {
    name,
    file,
    locate,
    ...rest,
    platform: resolvePlatform(platform),
    delivery: { flux: { ...flux, path: flux.path ?? `./dist/${name}` } },
    loki: resolveLoki(loki),
    logs: resolveLogs(logs, parsed.cluster),
    patches: patches.map(({ target, operations }) => ({ target, operations: patchOperations(operations) })),
    readme: resolveReadme(readme),
  };
}

function resolvePlatform(platform: ParsedEnvironment['platform']): Platform {
  return { ...platform, dns: platform.dns ?? DISTRIBUTIONS[platform.distribution].dns };
}
