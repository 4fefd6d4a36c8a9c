import { argocd } from '../delivery/argocd/argocd';
import type { DeliveryEngine } from '../delivery/delivery';
import { flux } from '../delivery/flux/flux';
import { helmController } from '../delivery/helm-controller/helm-controller';
import { manifests } from '../delivery/manifests/manifests';
import type { DeliverySettings } from './environment';

/** Finds the engine that an environment asks for. */
export function deliveryEngine(settings: DeliverySettings): DeliveryEngine {
  if (settings.flux) return flux(settings.flux);
  if (settings.argocd) return argocd(settings.argocd);
  return settings.helmController ? helmController(settings.helmController) : manifests();
}
