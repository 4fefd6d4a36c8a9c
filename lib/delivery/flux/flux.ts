import type { Manifest } from '../../kubernetes/manifest';
import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { annotate } from './annotations';
import { helmRelease } from './helm-release';
import { helmRepositories } from './helm-repository';
import { kustomizations } from './kustomization';
import { fluxNotes } from './notes';
import type { FluxSettings } from './settings';

/** Makes an engine for Flux: one HelmRelease per release, one Flux Kustomization per stage. */
export function flux(settings: FluxSettings): DeliveryEngine {
  return (input) => deliver(input, settings);
}

function deliver(input: DeliveryInput, settings: FluxSettings): Delivery {
  const repositories = helmRepositories(input.releases, settings);
  const releases = [
    ...input.releases.map((release) => helmRelease(release, input.releases, settings)),
    ...input.objects,
  ];
  const annotated = (manifests: readonly Manifest[]) => manifests.map(annotate);
  return {
    engine: 'flux',
    notes: fluxNotes(settings),
    awaitedSecrets: settings.secrets ? [] : input.secrets,
    entry: kustomizations(settings, {
      prerequisites: input.prerequisites.length + repositories.length > 0,
      secretsNeeded: input.secrets.length > 0,
      releases: input.releases.length,
      objects: input.objects.length > 0,
      configs: input.configs.length > 0,
    }),
    appliedWithEntry: [],
    stages: {
      prerequisites: annotated([...input.prerequisites, ...repositories]),
      releases: annotated(releases),
      configs: annotated(input.configs),
    },
  };
}
