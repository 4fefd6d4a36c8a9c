import { needsSecret } from '../../charts/source';
import type { Manifest } from '../../kubernetes/manifest';
import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { annotate } from './annotations';
import { chartSources } from './chart-sources';
import { helmRelease } from './helm-release';
import { kustomizations } from './kustomization';
import { fluxNotes } from './notes';
import type { FluxSettings } from './settings';

/** Makes an engine for Flux: one HelmRelease per release, one Flux Kustomization per stage. */
export function flux(settings: FluxSettings): DeliveryEngine {
  return (input) => deliver(input, settings);
}

function deliver(input: DeliveryInput, settings: FluxSettings): Delivery {
  const sources = chartSources(input.releases, settings);
  // A stage that waits for a source would wait for its Secret, which only a later stage brings.
  const late = settings.secrets !== undefined && input.releases.some(({ chart }) => needsSecret(chart));
  const early = late ? [] : sources;
  const releases = [
    ...(late ? sources : []),
    ...input.releases.map((release) => helmRelease(release, input.releases, settings)),
    ...input.objects,
  ];
  const annotated = (manifests: readonly Manifest[]) => manifests.map(annotate);
  return {
    engine: 'flux',
    notes: fluxNotes(settings),
    awaitedSecrets: settings.secrets ? [] : input.secrets,
    entry: kustomizations(settings, {
      prerequisites: input.prerequisites.length + early.length > 0,
      secretsNeeded: input.secrets.length > 0,
      releases: input.releases.length,
      objects: input.objects.length > 0,
      configs: input.configs.length > 0,
    }),
    appliedWithEntry: [],
    stages: {
      prerequisites: annotated([...input.prerequisites, ...early]),
      releases: annotated(releases),
      configs: annotated(input.configs),
    },
  };
}
