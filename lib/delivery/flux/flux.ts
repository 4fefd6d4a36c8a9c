import type { Manifest } from '../../kubernetes/manifest';
import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { annotate } from './annotations';
import { helmRelease } from './helm-release';
import { helmRepositories } from './helm-repository';
import { kustomizations } from './kustomization';
import { fluxNotes } from './notes';
import type { FluxSettings } from './settings';

/** Delivery by Flux: one HelmRelease a release, one Flux Kustomization a stage. */
export function flux(settings: FluxSettings): DeliveryEngine {
  return (input) => deliver(input, settings);
}

function deliver(input: DeliveryInput, settings: FluxSettings): Delivery {
  const repositories = helmRepositories(input.releases, settings);
  const releases = input.releases.map((release) => helmRelease(release, settings));
  const annotated = (manifests: readonly Manifest[]) => manifests.map(annotate);
  return {
    engine: 'flux',
    notes: fluxNotes(settings),
    entry: kustomizations(settings, {
      secretsNeeded: input.secrets.length > 0,
      releases: releases.length,
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
