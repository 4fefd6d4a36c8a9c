import type { Manifest } from '../../kubernetes/manifest';
import type { DeliveryInput } from '../delivery';
import { stageFolder } from '../stage';
import { application } from './application';
import type { ArgoCdSettings } from './settings';
import { PREREQUISITES_WAVE } from './waves';

/**
 * Applications for the objects that no chart brings. One without objects would point at a folder that does not exist.
 * What needs CRDs of others may find them missing: the rest of its stage is applied all the same.
 * @param lastWave the wave of the last release
 */
export function stageApplications(
  { releases, prerequisites, configs }: DeliveryInput,
  lastWave: number,
  settings: ArgoCdSettings,
): readonly Manifest[] {
  // Objects name their namespaces themselves, but a project admits no Application that names none of its own.
  const namespace = releases[0]?.namespace ?? 'default';
  const before = { ...fromFolder('prerequisites', settings), namespace, wave: PREREQUISITES_WAVE };
  const after = {
    ...fromFolder('configs', settings),
    namespace,
    wave: lastWave + 1,
    syncOptions: ['SkipDryRunOnMissingResource=true'],
  };
  return [
    ...(prerequisites.length > 0 ? [application(before, settings)] : []),
    ...(configs.length > 0 ? [application(after, settings)] : []),
  ];
}

function fromFolder(stage: 'prerequisites' | 'configs', { source, path }: ArgoCdSettings) {
  const { repoUrl: repoURL, targetRevision } = source;
  return { part: stage, source: { repoURL, targetRevision, path: `${path}/${stageFolder(stage)}` } };
}
