import type { DeliverySettings } from '../environment/environment';
import { argocd } from './argocd/argocd';
import type { DeliveryEngine } from './delivery';
import { flux } from './flux/flux';
import { helmController } from './helm-controller/helm-controller';
import { manifests } from './manifests/manifests';

/** The engine that an environment asks for. */
export function deliveryEngine(settings: DeliverySettings): DeliveryEngine {
  if (settings.flux) return flux(settings.flux);
  if (settings.argocd) return argocd(settings.argocd);
  return settings.helmController ? helmController(settings.helmController) : manifests();
}
