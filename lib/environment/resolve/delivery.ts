import type { DeliverySettings } from '../../plan/environment';
import type { ParsedEnvironment } from '../schema/environment';

/** The one engine that is given, with what follows from the name of the environment. */
export function resolveDelivery(
  { flux, argocd, helmController, manifests }: ParsedEnvironment['delivery'],
  name: string,
): DeliverySettings {
  const path = `./dist/${name}`;
  if (flux) return { flux: { ...flux, path: flux.path ?? path } };
  if (argocd) return { argocd: { ...argocd, path: argocd.path ?? path, project: argocd.project ?? `logging-${name}` } };
  if (helmController) return { helmController };
  if (manifests) return { manifests };
  throw new Error('the schema lets no environment without a delivery engine through');
}
