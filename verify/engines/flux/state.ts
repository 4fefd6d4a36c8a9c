import type { Cluster } from '../../cluster/cluster';

/** What Flux says about one of its objects. */
export interface Stage {
  readonly kind: 'Kustomization' | 'HelmRelease';
  readonly name: string;
  readonly created: string;
  readonly isReady: boolean;

  /** When it last became what it is, to the second. */
  readonly since: string;
  readonly message: string;

  /** Whether that is said of what is asked for now. */
  readonly isCurrent: boolean;

  /** The commit that was applied last, of Kustomizations. */
  readonly revision: string;

  /** Names of those that must be ready before. */
  readonly dependsOn: readonly string[];
}

interface FluxObject {
  readonly metadata: { readonly name: string; readonly generation: number; readonly creationTimestamp: string };
  readonly spec: { readonly dependsOn?: readonly { readonly name: string }[] };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly lastAppliedRevision?: string;
    readonly conditions?: readonly Condition[];
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

const PATHS = {
  Kustomization: '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
  HelmRelease: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
} as const;

/** Reads what Flux says about everything that it brings. */
export async function readStages(cluster: Cluster): Promise<readonly Stage[]> {
  const kinds = ['Kustomization', 'HelmRelease'] as const;
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const { items } = await cluster.read<{ items: readonly FluxObject[] }>(PATHS[kind]);
      return items.map((item) => stageOf(kind, item));
    }),
  );
  return lists.flat();
}

function stageOf(kind: Stage['kind'], { metadata, spec, status }: FluxObject): Stage {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return {
    kind,
    name: metadata.name,
    created: metadata.creationTimestamp,
    isReady: ready?.status === 'True',
    since: ready?.lastTransitionTime ?? '',
    message: ready?.message ?? 'nothing was said yet',
    isCurrent: status?.observedGeneration === metadata.generation,
    revision: status?.lastAppliedRevision?.replace(/^.*:/, '') ?? '',
    dependsOn: (spec.dependsOn ?? []).map(({ name }) => name),
  };
}

/** Says which are not ready, or have not seen a commit. @returns nothing if all is as it should be */
export function unready(stages: readonly Stage[], revision: string): string | undefined {
  const behind = stages.filter(
    (stage) => !stage.isReady || !stage.isCurrent || (stage.kind === 'Kustomization' && stage.revision !== revision),
  );
  if (stages.length === 0) return 'there is nothing of Flux';
  return behind.length === 0
    ? undefined
    : behind.map(({ kind, name, message }) => `${kind} ${name}: ${message}`).join('\n');
}
