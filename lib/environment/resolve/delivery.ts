import type { ArgoCdSettings } from '../../delivery/argocd/settings';
import type { DeliverySettings } from '../../plan/environment';
import type { ParsedEnvironment } from '../schema/environment';

/**
 * Finds the one engine that is given, and fills in what follows from the name of the environment.
 * @param delivered where the output folder is in its repository
 */
export function resolveDelivery(
  { flux, argocd, helmController, manifests }: ParsedEnvironment['delivery'],
  name: string,
  delivered = 'dist',
): DeliverySettings {
  const folder = `./${delivered}/${name}`;
  if (flux) return { flux: { ...flux, path: flux.path ?? folder } };
  if (argocd) return { argocd: resolveArgoCd(argocd, name, folder) };
  if (helmController) return { helmController };
  if (manifests) return { manifests };
  throw new Error('the schema lets no environment without a delivery engine through');
}

function resolveArgoCd(
  { source, path, project, ...rest }: NonNullable<ParsedEnvironment['delivery']['argocd']>,
  name: string,
  folder: string,
): ArgoCdSettings {
  return { ...rest, project: project ?? `logging-${name}`, folder: { source, path: path ?? folder } };
}
