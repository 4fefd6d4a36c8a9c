import type { Manifest } from '../../kubernetes/manifest';
import { isKept } from '../kept';

/**
 * A Namespace outlives its place in a file of RKE2's manifests: it would take everything in it along, volumes with logs
 * and what others put there included (rancher/wrangler@203957a:pkg/apply/desiredset_process.go). So does a claim.
 */
export function keepData(manifest: Manifest): Manifest {
  if (!isKept(manifest)) return manifest;
  const labels = { ...manifest.metadata.labels, 'objectset.rio.cattle.io/prune': 'false' };
  return { ...manifest, metadata: { ...manifest.metadata, labels } };
}
