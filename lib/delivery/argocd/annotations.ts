import type { Manifest } from '../../kubernetes/manifest';
import { isKept } from '../kept';

/**
 * A Namespace outlives its place in Git and its Application: it would take everything in it along, volumes with logs
 * and what others put there included (argoproj/argo-cd@v3.5.1:docs/user-guide/sync-options.md). So does a claim.
 */
export function annotate(manifest: Manifest): Manifest {
  if (!isKept(manifest)) return manifest;
  const annotations = {
    ...manifest.metadata.annotations,
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}
