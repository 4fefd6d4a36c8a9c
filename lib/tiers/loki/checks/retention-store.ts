import type { RunningConfig } from '../../../charts/running';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject } from '../../../kubernetes/json';
import { STORAGE_KINDS } from '../storage/kinds';
import { settingIn } from './running/loki-pods';
import { lokiPlanCheck } from './subject';

/** With everything merged, Loki deletes what is older than the retention, and knows where it keeps its list of deletes. */
export const retentionStore = lokiPlanCheck({
  id: 'loki/retention-store',
  severity: 'error',
  since: '0.1.0',
  finds: 'values leave a retention that the compactor does not enforce, or whose delete requests have no store',
  happens: 'nothing is ever deleted until the store is full, or Loki exits as soon as it starts',
  remedy: 'delete the override, or let the compactor keep its delete requests in a store that is configured',
  needs: ['running'],
  find: ({ running }) =>
    running.flatMap(({ configs }) => configs.filter(({ program }) => program === 'loki').flatMap(unenforced)),
});

function unenforced(loki: RunningConfig): readonly Found[] {
  const retention = settingIn(loki, 'limits_config.retention_period');
  if (retention === undefined) return [];
  if (/^0+[a-z]*$/.test(String(retention))) return [neverDeletes(loki)];
  if (settingIn(loki, 'compactor.retention_enabled') !== true) {
    return [
      {
        path: loki.placeOf(['compactor', 'retention_enabled']),
        problem: 'a retention is set, but the compactor does not enforce it',
        consequence: 'nothing is ever deleted, until the store is full',
        fix: loki.fixOf(['compactor', 'retention_enabled'], true),
      },
    ];
  }
  const store = settingIn(loki, 'compactor.delete_request_store');
  const configured = configuredStores(loki);
  if (typeof store === 'string' && configured.includes(store)) return [];
  return [
    {
      path: loki.placeOf(['compactor', 'delete_request_store']),
      problem:
        typeof store === 'string'
          ? `delete requests are kept in ${store}, but only ${configured.join(', ')} is configured`
          : 'no store for delete requests is named',
      consequence: 'Loki exits as soon as it starts',
      fix: loki.fixOf(['compactor', 'delete_request_store'], configured[0] ?? 's3'),
    },
  ];
}

/** Loki takes zero for ever: grafana/loki@v3.6.3:pkg/compactor/retention/expiration.go */
function neverDeletes(loki: RunningConfig): Found {
  return {
    path: loki.placeOf(['limits_config', 'retention_period']),
    problem: 'a retention of zero overrides the one of the environment',
    consequence: 'nothing is ever deleted, until the store is full',
    fix: 'delete the line',
  };
}

const STORE_KEYS = Object.values(STORAGE_KINDS).flatMap((kind): readonly string[] => kind.configKeys);

/** The stores that are configured for all of Loki, and those named one by one. */
function configuredStores(loki: RunningConfig): readonly string[] {
  const common = settingIn(loki, 'common.storage');
  const thanos = settingIn(loki, 'common.storage.object_store');
  const single = settingIn(loki, 'storage_config');
  const named = settingIn(loki, 'storage_config.named_stores');
  return [
    ...[common, thanos, single].flatMap((section) =>
      isJsonObject(section) ? STORE_KEYS.filter((name) => name in section) : [],
    ),
    ...(isJsonObject(named)
      ? Object.values(named).flatMap((stores) => (isJsonObject(stores) ? Object.keys(stores) : []))
      : []),
  ];
}
