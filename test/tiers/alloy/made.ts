import type { Tier } from '../../../lib/tiers/tier';

export function objectNames(tier: Tier): readonly string[] {
  return tier.prerequisites.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

export function hostPaths(tier: Tier): readonly unknown[] {
  const volumes = value(tier, 'alloy', 'controller.volumes.extra');
  return Array.isArray(volumes) ? volumes.map(({ hostPath }) => hostPath.path) : [];
}

/** `loki.source.file.pods` of `loki.source.file "pods" {`. */
export function componentIds(text: unknown): readonly string[] {
  return [...String(text).matchAll(/^([a-z_.]+) "(\w+)" \{/gm)].map(([, name, label]) => `${name}.${label}`);
}

export function content(tier: Tier, release: string): unknown {
  return value(tier, release, 'alloy.configMap.content');
}

/** What stands at a path of a release's values: `alloy.mounts.extra`, `controller.volumes.extra.0`. */
export function value(tier: Tier, release: string, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (outer, step) => Object.entries(Object(outer)).find(([key]) => key === step)?.[1],
      tier.releases.find(({ name }) => name === release)?.values,
    );
}
