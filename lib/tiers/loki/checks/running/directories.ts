import { placeOfValue } from '../../../../charts/release';
import type { RunningConfig } from '../../../../charts/running';
import { withoutValue } from '../../../../charts/value-repair';
import type { Fix } from '../../../../findings/finding';
import type { Found } from '../../../../findings/finding-kind';
import { listIn, valueAt } from '../../../../kubernetes/json';
import { lokiPlanCheck } from '../subject';
import {
  BLOOM_TARGETS,
  COMPACT_TARGETS,
  INGEST_TARGETS,
  type LokiPods,
  lokiPods,
  RULE_TARGETS,
  STORE_TARGETS,
  settingIn,
  valuesKeyOf,
  volumeAt,
} from './loki-pods';

/** A directory that Loki writes to. */
interface Directory {
  /** Where its configuration names it. */
  readonly setting: string;

  /** Below `common.path_prefix`, where nothing names it: `applyPathPrefixDefaults` in grafana/loki@v3.6.3:pkg/loki/config_wrapper.go */
  readonly usual: string;

  /** Targets that write to it. */
  readonly targets: readonly string[];

  /** Whether anything is written there with such a configuration. @default - always */
  readonly isUsed?: (config: RunningConfig) => boolean;

  /** What is lost with the pod if its volume is. @default - nothing that can't be made again */
  readonly keeps?: string;
}

const STORAGE = 'storage_config';

const DIRECTORIES: readonly Directory[] = [
  { setting: 'ingester.wal.dir', usual: 'wal', targets: INGEST_TARGETS, keeps: 'lines that are not stored yet' },
  { setting: 'compactor.working_directory', usual: 'compactor', targets: COMPACT_TARGETS },
  { setting: 'ruler.rule_path', usual: 'rules', targets: RULE_TARGETS },
  ...['tsdb', 'boltdb-shipper'].flatMap((store) => indexDirectories(store)),
  {
    setting: `${STORAGE}.bloom_shipper.working_directory`,
    usual: 'blooms',
    targets: BLOOM_TARGETS,
    isUsed: (config) => ['bloom_build', 'bloom_gateway'].some((part) => settingIn(config, `${part}.enabled`) === true),
  },
  {
    setting: 'common.storage.filesystem.chunks_directory',
    usual: '',
    targets: [...STORE_TARGETS, 'compactor'],
    keeps: 'all lines',
  },
  {
    setting: `${STORAGE}.filesystem.directory`,
    usual: '',
    targets: [...STORE_TARGETS, 'compactor'],
    keeps: 'lines of the periods that are kept there',
  },
];

/** Where the index of the periods of one store is built, and where it is read. */
function indexDirectories(store: string): readonly Directory[] {
  const shipper = `${store.replace('-shipper', '')}_shipper`;
  const isUsed = (config: RunningConfig) =>
    listIn(config.config, 'schema_config', 'configs').some((period) => valueAt(period, 'store') === store);
  const directory = (key: string, usual: string, targets: readonly string[]) => ({
    setting: `${STORAGE}.${shipper}.${key}`,
    usual: `${shipper.replace('_', '-')}-${usual}`,
    targets,
    isUsed,
  });
  return [
    directory('active_index_directory', 'active', INGEST_TARGETS),
    directory('cache_location', 'cache', STORE_TARGETS),
  ];
}

/** A setting with its path, if these pods have one. */
function pathOf({ config, target }: LokiPods, { setting, usual, targets, isUsed }: Directory): string | undefined {
  if (!targets.includes(target) || isUsed?.(config) === false) return undefined;
  const named = settingIn(config, setting);
  if (typeof named === 'string' && named !== '') return named;
  const prefix = settingIn(config, 'common.path_prefix');
  return usual === '' || typeof prefix !== 'string' ? undefined : `${prefix.replace(/\/$/, '')}/${usual}`;
}

/** Each directory that Loki writes to is on a volume that it can write to. */
export const directoriesMounted = lokiPlanCheck({
  id: 'loki/directory-not-mounted',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/loki/config_wrapper.go'],
  finds: 'Loki is to write to a directory that is on none of its volumes',
  happens: 'Loki exits as soon as it starts, because it can make no directory there',
  remedy: 'name a directory below a mount of the pods, or mount a volume there',
  needs: ['running'],
  find: ({ running }) =>
    distinct(lokiPods(running).flatMap((pods) => DIRECTORIES.flatMap((each) => notMounted(pods, each)))),
});

function notMounted(pods: LokiPods, directory: Directory): readonly Found[] {
  const path = pathOf(pods, directory);
  if (path === undefined) return [];
  const { workload, container, config } = pods;
  const volume = volumeAt(path, container, workload);
  if (volume !== undefined && !volume.readOnly) return [];
  const setting = directory.setting.split('.');
  const place = volumePlace(pods);
  if (volume === undefined && place !== undefined && volumeAt(dataDirectory(pods), container, workload) === undefined)
    return [withoutVolume(pods, place)];
  const { mountPath } = volumeAt(dataDirectory(pods), container, workload) ?? { mountPath: '/var/loki' };
  return [
    {
      path: config.placeOf(setting),
      problem: `${directory.setting} is ${path}, and the pods of ${workload.name} ${volume === undefined ? 'mount no volume there' : `mount ${volume.name} there to be read only`}`,
      fix: config.fixOf(setting, `${mountPath}/${path.split('/').at(-1)}`),
    },
  ];
}

/** Where no volume is left at all, that is the one fault. */
function withoutVolume(pods: LokiPods, path: Found['path']): Found {
  const directory = dataDirectory(pods);
  const prefix = pods.config.placeOf(PREFIX);
  const isMoved = prefix[0] === 'patches' || prefix.at(-1) === PREFIX.at(-1);
  return {
    path: isMoved ? prefix : path,
    problem: `Loki writes below ${directory}, and the pods of ${pods.workload.name} have no volume there`,
    fix: isMoved ? pods.config.fixOf(PREFIX, USUAL) : giveBack(pods),
  };
}

const PREFIX = ['common', 'path_prefix'];
const USUAL = '/var/loki';

function dataDirectory({ config }: LokiPods): string {
  return String(settingIn(config, PREFIX.join('.')) ?? USUAL);
}

/** `loki.volume` gives each of these pods a volume of its own. */
function giveBack({ running: { release }, ...pods }: LokiPods): Fix {
  const otherwise = 'take away what changes their volume: loki.volume gives each of these pods one of its own';
  return release ? withoutValue(release, [valuesKeyOf(pods), 'persistence'], otherwise) : otherwise;
}

/** What only the disk of a pod has is on a volume that outlives the pod. */
export const volumesKept = lokiPlanCheck({
  id: 'loki/volume-lost',
  severity: 'error',
  since: '0.2.0',
  finds: 'what Loki keeps on a disk is on one that goes with its pod',
  happens: 'the lines on it are gone with each restart, update or move of the pod',
  remedy: 'leave the volume to `loki.volume`, and delete the override that takes it away',
  needs: ['running'],
  find: ({ running }) => distinct(lokiPods(running).flatMap(lost)),
});

function lost(pods: LokiPods): readonly Found[] {
  const { workload, container, config } = pods;
  const directories = DIRECTORIES.filter((each) => {
    const path = each.keeps === undefined ? undefined : pathOf(pods, each);
    return path !== undefined && volumeAt(path, container, workload)?.isKept === false;
  });
  const [first] = directories;
  if (first === undefined) return [];
  const kept = directories.map((each) => `${each.keeps} (${pathOf(pods, each)})`).join(' and ');
  return [
    {
      path: volumePlace(pods) ?? config.placeOf(first.setting.split('.')),
      problem: `${workload.name} keeps ${kept} on a volume that is gone with the pod`,
      fix: giveBack(pods),
    },
  ];
}

/** Overrides and patches that concern the volumes of these pods. */
function volumePlace(pods: LokiPods): Found['path'] | undefined {
  const { release } = pods.running;
  return release && placeOfValue(release, [valuesKeyOf(pods), 'persistence']);
}

/** Pods of several targets may share a fault: one place is told of once. */
function distinct(found: readonly Found[]): readonly Found[] {
  const known = new Set<string>();
  return found.filter(({ path, problem }) => {
    const key = JSON.stringify([path, problem.split(',')[0]]);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
