import type { KustomizationSpec } from '../../../imports/kustomize.toolkit.fluxcd.io';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { type Stage, stageFolder } from '../stage';
import type { FluxSettings } from './settings';

/** Facts about the stages that decide which Kustomizations exist. */
export interface StageContents {
  /** Whether there is anything to apply before the releases. */
  readonly prerequisites: boolean;

  /** Whether a Secret must exist before the releases. */
  readonly secretsNeeded: boolean;

  /** How many releases the stage `releases` waits for. */
  readonly releases: number;

  /** Whether something runs without Helm. */
  readonly objects: boolean;

  /** Whether there is anything to apply after the releases. */
  readonly configs: boolean;
}

/**
 * A Flux Kustomization for each stage, each waiting for the one before. Objects of a CRD that does not exist yet fail
 * the whole apply of their Kustomization, so what needs CRDs comes last. Secrets stand outside of `dist/` and get a
 * Kustomization of their own, the only one that may decrypt. A stage without objects has no folder to point at,
 * and neither has a stack whose objects someone else applies.
 */
export function kustomizations(settings: FluxSettings, contents: StageContents): readonly Manifest[] {
  const { path: folder } = settings;
  if (folder === undefined) return [];
  const secrets = contents.secretsNeeded ? settings.secrets : undefined;
  const stage = (name: Stage): Part => ({ part: name, path: `${folder}/${stageFolder(name)}` });
  const parts: readonly Part[] = [
    ...(contents.prerequisites ? [stage('prerequisites')] : []),
    ...(secrets ? [secretsPart(secrets)] : []),
    ...(contents.releases > 0 || contents.objects ? [releasesPart(stage('releases'), contents)] : []),
    ...(contents.configs ? [stage('configs')] : []),
  ];
  return parts.map((part, index) => kustomization(part, parts[index - 1], settings));
}

/** Folder that Flux applies as a whole. */
interface Part extends Pick<Plain<KustomizationSpec>, 'path' | 'decryption' | 'healthCheckExprs'> {
  readonly part: string;
}

/**
 * A Kustomization takes nothing new while it waits. For a release that has failed, and is tried again, it would wait until
 * its timeout, and a fix with it: so the wait is over when a release fails (fluxcd/kustomize-controller, docs/spec/v1:
 * `.spec.healthCheckExprs`). One that waits for its chart or for another release is not ready as well, and has not failed.
 */
function releasesPart(part: Part, { releases }: StageContents): Part {
  const ready = (what: string) =>
    `has(status.conditions) && status.observedGeneration == metadata.generation && status.conditions.exists(c, c.type == 'Ready' && ${what})`;
  const release = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    current: ready("c.status == 'True'"),
    failed: ready("c.status == 'False' && c.reason in ['InstallFailed', 'UpgradeFailed']"),
  };
  return releases === 0 ? part : { ...part, healthCheckExprs: [release] };
}

function secretsPart({ path, decryptionSecret }: NonNullable<FluxSettings['secrets']>): Part {
  return {
    part: 'secrets',
    path,
    ...(decryptionSecret !== undefined && {
      decryption: { provider: 'sops', secretRef: { name: decryptionSecret } },
    }),
  };
}

/** @param before what must be ready first */
function kustomization(
  { part, ...specific }: Part,
  before: Part | undefined,
  { namespace, source, interval, retryInterval, timeout }: FluxSettings,
): Manifest {
  const spec: Plain<KustomizationSpec> = {
    sourceRef: { kind: source.kind, name: source.name },
    ...(before && { dependsOn: [{ name: kustomizationName(before.part) }] }),
    ...specific,
    timeout: timeout.toGo(),
    interval: interval.toGo(),
    retryInterval: retryInterval.toGo(),
    prune: true,
    wait: true,
  };
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: kustomizationName(part), namespace },
    spec,
  };
}

function kustomizationName(part: string): string {
  return `logging-${part}`;
}
