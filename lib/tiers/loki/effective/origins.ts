import type { KeyPath } from '../../../charts/key-model';

/**
 * Sections of Loki's configuration that values call otherwise: `loki.config` in the values.yaml of both charts. All
 * others have their own name below `loki`.
 */
const RENAMED: Readonly<Record<string, KeyPath>> = {
  common: ['loki', 'commonConfig'],
  memberlist: ['loki', 'memberlistConfig'],
  schema_config: ['loki', 'schemaConfig'],
  ruler: ['loki', 'rulerConfig'],
  table_manager: ['tableManager'],
};

/** Sections below `loki` that both charts write into Loki's configuration, and into nothing else. */
const SECTIONS = [
  ...['structuredConfig', 'server', 'pattern_ingester', 'memberlistConfig', 'extraMemberlistConfig', 'ingester'],
  ...[
    'ingester_client',
    'block_builder',
    'commonConfig',
    'limits_config',
    'schemaConfig',
    'rulerConfig',
    'query_range',
  ],
  ...['storage_config', 'query_scheduler', 'compactor', 'compactor_grpc_client', 'analytics', 'querier', 'frontend'],
  ...[
    'index_gateway',
    'frontend_worker',
    'distributor',
    'tracing',
    'bloom_build',
    'bloom_gateway',
    'operational_config',
  ],
];

/** Tells whether a value is a setting of Loki alone. */
export function configuresLoki([top, section = '']: KeyPath): boolean {
  return top === 'loki' && SECTIONS.includes(section);
}

/** Values that say something to the ruler alone. */
const OF_RULER: readonly KeyPath[] = [
  ['loki', 'rulerConfig'],
  ['loki', 'structuredConfig', 'ruler'],
  ['ruler'],
  ['sidecar', 'rules'],
];

/** Tells whether a value has an effect only where a ruler runs. */
export function concernsRuler(path: KeyPath): boolean {
  return OF_RULER.some((place) => place.every((step, index) => step === path[index]));
}

/** Places in the values that decide a setting of Loki, the one that wins first. */
export function originsInValues(setting: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  const [section = '', ...rest] = setting;
  const place = RENAMED[section] ?? ['loki', String(section)];
  return [
    ['loki', 'structuredConfig', ...setting],
    [...place, ...rest],
  ];
}
