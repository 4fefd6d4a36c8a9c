import type { ArgoCdSettings } from '../../delivery/argocd/settings';
import type { DeliverySettings } from '../../plan/environment';
import type { ParsedEnvironment } from '../schema/environment';

/** Finds the one engine that is given, and fills in what follows from the name of the environment. */
export function resolveDelivery(
  { flux, argocd, helmController, manifests }: ParsedEnvironment['delivery'],
  name: string,
): DeliverySettings {
  if (flux) return { flux: { ...flux, path: flux.path ?? folderOf(name) } };
  if (argocd) return { argocd: resolveArgoCd(argocd, name) };
  if (helmController) return { helmController };
  if (manifests) return { manifests };
  throw new Error('the schema lets no environment without a delivery engine through');
}

function resolveArgoCd(
  { source, path, project, ...rest }: NonNullable<ParsedEnvironment['delivery']['argocd']>,
  name: string,
): ArgoCdSettings {
  return { ...rest, project: project ?? `logging-${name}`, folder: { source, path: path ?? folderOf(name) } };
}

function folderOf(name: string): string {
  return `./dist/${name}`;
}
