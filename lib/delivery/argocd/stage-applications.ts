import type { Manifest } from '../../kubernetes/manifest';
import type { DeliveryInput } from '../delivery';
import { type Stage, stageFolder } from '../stage';
import { application } from './application';
import { homeNamespace } from './home-namespace';
import type { ArgoCdFolder, ArgoCdSettings } from './settings';
import { FIRST_RELEASE_WAVE, PREREQUISITES_WAVE } from './waves';

/**
 * Applications for the objects that no chart brings. One without objects, or of a stack that is in
 * no folder, would point at nothing.
 * What needs CRDs of others may find them missing: the rest of its stage is applied all the same.
 * @param lastWave the wave of the last release
 */
export function stageApplications(
  input: DeliveryInput,
  lastWave: number,
  settings: ArgoCdSettings,
): readonly Manifest[] {
  const { folder } = settings;
  if (!folder) return [];
  const { releases, prerequisites, objects, configs } = input;
  const namespace = homeNamespace(input);
  const before = { ...fromFolder('prerequisites', folder), namespace, wave: PREREQUISITES_WAVE };
  const beside = {
    ...objectsOfReleases(releases.length > 0, folder),
    namespace,
    wave: FIRST_RELEASE_WAVE,
    hasSets: true,
  };
  const after = {
    ...fromFolder('configs', folder),
    namespace,
    wave: lastWave + 1,
    syncOptions: ['SkipDryRunOnMissingResource=true'],
  };
  return [
    ...(prerequisites.length > 0 ? [application(before, settings)] : []),
    ...(objects.length > 0 ? [application(beside, settings)] : []),
    ...(configs.length > 0 ? [application(after, settings)] : []),
  ];
}

/** The Applications of releases stand in the same folder, and no Application of ours may create them. */
function objectsOfReleases(withApplications: boolean, folder: ArgoCdFolder) {
  const { part, source } = fromFolder('releases', folder);
  if (!withApplications) return { part, source };
  return { part, source: { ...source, directory: { exclude: '{kustomization.yaml,*-application.yaml}' } } };
}

function fromFolder(stage: Stage, { source, path }: ArgoCdFolder) {
  const { repoUrl: repoURL, targetRevision } = source;
  return { part: stage, source: { repoURL, targetRevision, path: `${path}/${stageFolder(stage)}` } };
}
