import type { HelmRepositorySpec } from '../../../imports/source.toolkit.fluxcd.io';
import type { ChartRepository } from '../../charts/chart';
import type { Plain } from '../../kubernetes/manifest';

/** What Flux needs to reach a repository or a registry: the same fields in both kinds of sources. */
export function accessOf({
  secret,
  ca,
}: ChartRepository): Pick<Plain<HelmRepositorySpec>, 'secretRef' | 'certSecretRef'> {
  return {
    ...(secret !== undefined && { secretRef: { name: secret } }),
    ...(ca !== undefined && { certSecretRef: { name: ca } }),
  };
}
