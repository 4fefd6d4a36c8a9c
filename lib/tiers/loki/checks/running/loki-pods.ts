import type { Running, RunningConfig } from '../../../../charts/running';
import type { EffectiveContainer, EffectiveWorkload } from '../../../../kubernetes/effective-workload';
import { type Json, valueAt } from '../../../../kubernetes/json';
import { programOfImage } from '../../../../kubernetes/program-image';
import { COMPONENTS } from '../../components';

/** Pods of Loki that do one of its jobs, and the configuration that they read. */
export interface LokiPods {
  /** The workload that runs them. */
  readonly workload: EffectiveWorkload;

  /** The container of Loki. */
  readonly container: EffectiveContainer;

  /** What they are told to be: `all`, `write`, `ingester`. */
  readonly target: string;

  /** What they read. */
  readonly config: RunningConfig;

  /** What they belong to. */
  readonly running: Running;
}

/** Targets that hold lines in memory and in a log of writes until they are stored. */
export const INGEST_TARGETS = ['all', 'write', 'ingester'];

/** Targets that delete what is older than the retention. */
export const COMPACT_TARGETS = ['all', 'backend', 'compactor'];

/** Targets that read or write the store: those that depend on `Store` in grafana/loki@{v3.6.3,v3.7.6}:pkg/loki/loki.go */
export const STORE_TARGETS = ['all', 'read', 'write', 'backend', 'ingester', 'querier', 'ruler', 'index-gateway'];

/** Targets that keep blooms on a disk, where they are switched on: those that depend on `BloomStore` there. */
export const BLOOM_TARGETS = ['backend', 'index-gateway', 'bloom-gateway', 'bloom-planner', 'bloom-builder'];

/** Targets that evaluate rules. */
export const RULE_TARGETS = ['all', 'backend', 'ruler'];

/** Lists the pods of Loki that run. */
export function lokiPods(running: readonly Running[]): readonly LokiPods[] {
  return running.flatMap((part) => {
    const config = part.configs.find(({ program }) => program === 'loki');
    if (config === undefined) return [];
    return part.workloads.flatMap((workload) => {
      const container = workload.containers.find(({ image }) => programOfImage(image)?.program === 'loki');
      return container ? [{ workload, container, target: targetOf(container), config, running: part }] : [];
    });
  });
}

/** Loki is everything if nothing else is said. */
function targetOf({ args }: EffectiveContainer): string {
  const targets = args.flatMap((arg) => /^--?target=([^,]+)/.exec(String(arg))?.[1] ?? []);
  return targets.at(-1) ?? 'all';
}

/** The key of these pods in the values of the chart. */
export function valuesKeyOf({ target }: Pick<LokiPods, 'target'>): string {
  const component = Object.entries(COMPONENTS).find(([name]) => name === (target === 'all' ? 'single-binary' : target));
  return component?.[1].valuesKey ?? target;
}

/** A volume of a pod, where it is mounted. */
export interface MountedVolume {
  /** Name of the volume. */
  readonly name: string;

  /** Directory of the container. */
  readonly mountPath: string;

  /** Whether nothing can be written there. */
  readonly readOnly: boolean;

  /** Whether what is written there outlives the pod. */
  readonly isKept: boolean;
}

/** Finds the volume that a path of a container is on; nothing if it is on the image's own file system. */
export function volumeAt(
  path: string,
  { mounts }: EffectiveContainer,
  workload: EffectiveWorkload,
): MountedVolume | undefined {
  const [mount] = mounts
    .map((candidate) => ({ candidate, mountPath: String(valueAt(candidate, 'mountPath')).replace(/\/$/, '') }))
    .filter(({ mountPath }) => path === mountPath || path.startsWith(`${mountPath}/`))
    .sort((a, b) => b.mountPath.length - a.mountPath.length);
  if (mount === undefined) return undefined;
  const name = String(valueAt(mount.candidate, 'name'));
  const readOnly = valueAt(mount.candidate, 'readOnly') === true;
  return { name, mountPath: mount.mountPath, readOnly, isKept: isKept(name, workload) };
}

/** Volumes that live as long as their pod, or hold what others write. */
const LOST = ['emptyDir', 'ephemeral', 'configMap', 'secret', 'projected', 'downwardAPI'];

function isKept(name: string, { claims, volumes }: EffectiveWorkload): boolean {
  if (claims.some((claim) => claim.name === name)) return true;
  const volume = volumes.find((candidate) => valueAt(candidate, 'name') === name);
  return volume !== undefined && !LOST.some((kind) => valueAt(volume, kind) !== undefined);
}

/** Reads a setting of the configuration: `common.path_prefix`. */
export function settingIn({ config }: RunningConfig, setting: string): Json | undefined {
  return valueAt(config, ...setting.split('.'));
}
