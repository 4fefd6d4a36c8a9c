import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { annotate } from './annotations';
import { appProject } from './app-project';
import { argoCdNotes } from './notes';
import { releaseApplication } from './release-application';
import type { ArgoCdSettings } from './settings';
import { stageApplications } from './stage-applications';
import { releaseWaves } from './waves';

/**
 * Delivery by Argo CD: one Application a release, one for the objects before the releases and one for those after. The
 * Applications of the releases are applied with the entry objects by whoever starts the delivery, not by an Application
 * of our own: a project that may create Applications could leave its own limits.
 */
export function argocd(settings: ArgoCdSettings): DeliveryEngine {
  return (input) => deliver(input, settings);
}

function deliver(input: DeliveryInput, settings: ArgoCdSettings): Delivery {
  const waves = releaseWaves(input.releases);
  return {
    engine: 'argocd',
    notes: argoCdNotes(settings),
    awaitedSecrets: input.secrets,
    entry: [appProject(input, settings), ...stageApplications(input, waves.last, settings)],
    appliedWithEntry: input.releases.length > 0 ? ['releases'] : [],
    stages: {
      prerequisites: input.prerequisites.map(annotate),
      releases: [
        ...input.releases.map((release) =>
          releaseApplication(release, { releases: input.releases, wave: waves.of(release) }, settings),
        ),
        ...input.objects.map(annotate),
      ],
      configs: input.configs.map(annotate),
    },
  };
}
