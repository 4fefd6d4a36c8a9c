import type { KustomizationSpec } from '../../../imports/kustomize.toolkit.fluxcd.io';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { Duration } from '../../units/duration';
import { type Stage, stageFolder } from '../stage';
import type { FluxSettings } from './settings';

/** What the stages hold, as far as Flux must know it. */
export interface StageContents {
  readonly secretsNeeded: boolean;

  /** How many releases the stage `releases` waits for. */
  readonly releases: number;

  /** Whether there is anything to apply after the releases. */
  readonly configs: boolean;
}

/**
 * A Flux Kustomization for each stage, each waiting for the one before. Objects of a CRD that does not exist yet fail
 * the whole apply of their Kustomization, so what needs CRDs comes last. Secrets stand outside of `dist/` and get a
 * Kustomization of their own, the only one that may decrypt.
 */
export function kustomizations(settings: FluxSettings, contents: StageContents): readonly Manifest[] {
  const secrets = contents.secretsNeeded ? settings.secrets : undefined;
  const patience = Duration.milliseconds(settings.timeout.milliseconds * Math.max(1, contents.releases));
  return [
    stageKustomization('prerequisites', settings, { after: [], timeout: settings.timeout }),
    ...(secrets ? [secretsKustomization(settings, secrets)] : []),
    stageKustomization('releases', settings, { after: [secrets ? 'secrets' : 'prerequisites'], timeout: patience }),
    ...(contents.configs
      ? [stageKustomization('configs', settings, { after: ['releases'], timeout: settings.timeout })]
      : []),
  ];
}

function stageKustomization(
  stage: Stage,
  settings: FluxSettings,
  { after, timeout }: { readonly after: readonly string[]; readonly timeout: Duration },
): Manifest {
  return kustomization(stage, settings, {
    ...dependsOn(after),
    path: `${settings.path}/${stageFolder(stage)}`,
    timeout: timeout.toGo(),
  });
}

function secretsKustomization(settings: FluxSettings, secrets: NonNullable<FluxSettings['secrets']>): Manifest {
  return kustomization('secrets', settings, {
    ...dependsOn(['prerequisites']),
    path: secrets.path,
    ...(secrets.decryptionSecret !== undefined && {
      decryption: { provider: 'sops', secretRef: { name: secrets.decryptionSecret } },
    }),
    timeout: settings.timeout.toGo(),
  });
}

function kustomization(
  part: string,
  { namespace, source, interval, retryInterval }: FluxSettings,
  specific: Pick<Plain<KustomizationSpec>, 'dependsOn' | 'path' | 'decryption' | 'timeout'>,
): Manifest {
  const spec: Plain<KustomizationSpec> = {
    sourceRef: { kind: source.kind, name: source.name },
    ...specific,
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

function dependsOn(parts: readonly string[]): Pick<Plain<KustomizationSpec>, 'dependsOn'> {
  return parts.length > 0 ? { dependsOn: parts.map((part) => ({ name: kustomizationName(part) })) } : {};
}

function kustomizationName(part: string): string {
  return `logging-${part}`;
}
