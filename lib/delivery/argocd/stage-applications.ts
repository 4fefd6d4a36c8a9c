import type { Manifest } from '../../kubernetes/manifest';
import type { DeliveryInput } from '../delivery';
import { type Stage, stageFolder } from '../stage';
import { application } from './application';
import type { ArgoCdSettings } from './settings';
import { FIRST_RELEASE_WAVE, PREREQUISITES_WAVE } from './waves';

/**
 * Applications for the objects that no chart brings. One without objects would point at a folder that does not exist.
 * What needs CRDs of others may find them missing: the rest of its stage is applied all the same.
 * @param lastWave the wave of the last release
 */
export function stageApplications(
  { releases, prerequisites, objects, configs }: DeliveryInput,
  lastWave: number,
  settings: ArgoCdSettings,
): readonly Manifest[] {
  // Objects name their namespaces themselves, but a project admits no Application that names none of its own.
  const own = [...objects, ...prerequisites, ...configs].flatMap(({ metadata }) => metadata.namespace ?? []);
  const namespace = releases[0]?.namespace ?? own[0] ?? 'default';
  const before = { ...fromFolder('prerequisites', settings), namespace, wave: PREREQUISITES_WAVE };
  const beside = { ...objectsOfReleases(releases.length > 0, settings), namespace, wave: FIRST_RELEASE_WAVE };
  const after = {
    ...fromFolder('configs', settings),
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
function objectsOfReleases(withApplications: boolean, settings: ArgoCdSettings) {
  const { part, source } = fromFolder('releases', settings);
  if (!withApplications) return { part, source };
  return { part, source: { ...source, directory: { exclude: '{kustomization.yaml,*-application.yaml}' } } };
}

function fromFolder(stage: Stage, { source, path }: ArgoCdSettings) {
  const { repoUrl: repoURL, targetRevision } = source;
  return { part: stage, source: { repoURL, targetRevision, path: `${path}/${stageFolder(stage)}` } };
}
