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

/** Places in the values that decide a setting of Loki, the one that wins first. */
export function originsInValues(setting: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  const [section = '', ...rest] = setting;
  const place = RENAMED[section] ?? ['loki', String(section)];
  return [
    ['loki', 'structuredConfig', ...setting],
    [...place, ...rest],
  ];
}
