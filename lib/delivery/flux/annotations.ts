import type { Manifest } from '../../kubernetes/manifest';
import { isKept } from '../kept';

const GROUP = 'kustomize.toolkit.fluxcd.io';

/**
 * Adds what Flux must know of single objects:
 * a Namespace is never pruned, because it would take everything in it along, also what others put there, nor is a claim;
 * text with `${` or `$$` is never substituted, because collectors, Loki and Grafana have the same format
 * (fluxcd/kustomize-controller@v1.9.4:docs/spec/v1/kustomizations.md, "Post build variable substitution").
 */
export function annotate(manifest: Manifest): Manifest {
  const annotations = {
    ...manifest.metadata.annotations,
    ...(isKept(manifest) && { [`${GROUP}/prune`]: 'disabled' }),
    ...(holdsVariable(manifest) && { [`${GROUP}/substitute`]: 'disabled' }),
  };
  if (Object.keys(annotations).length === 0) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function holdsVariable(value: unknown): boolean {
  if (typeof value === 'string') return /\$[{$]/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsVariable);
}
