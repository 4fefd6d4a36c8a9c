import type { RunningConfig } from '../../../charts/running';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, type Json } from '../../../kubernetes/json';
import { STORAGE_KINDS } from '../storage/kinds';
import { COMPACT_TARGETS, lokiPods, settingIn } from './running/loki-pods';
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
  find: ({ running }) => {
    const config = lokiPods(running).find(({ target }) => COMPACT_TARGETS.includes(target))?.config;
    return config === undefined ? [] : unenforced(config);
  },
});

const RETENTION = 'limits_config.retention_period';
const ENABLED = 'compactor.retention_enabled';
const STORE = 'compactor.delete_request_store';

function unenforced(config: RunningConfig): readonly Found[] {
  const retention = settingIn(config, RETENTION);
  // Loki takes zero for ever: grafana/loki@v3.6.3:pkg/compactor/retention/expiration.go
  if (retention === undefined || /^0+[a-z]*$/.test(String(retention))) return [neverDeletes(config, retention)];
  if (settingIn(config, ENABLED) !== true) {
    return [
      {
        path: config.placeOf(ENABLED.split('.')),
        problem: 'a retention is set, but the compactor does not enforce it',
        consequence: 'nothing is ever deleted, until the store is full',
        fix: config.fixOf(ENABLED.split('.'), true),
      },
    ];
  }
  const configured = configuredStores(config);
  const store = settingIn(config, STORE);
  if (typeof store === 'string' && configured.includes(store)) return [];
  return [
    {
      path: config.placeOf(STORE.split('.')),
      problem:
        typeof store === 'string' && store !== ''
          ? `delete requests are kept in ${store}, but only ${configured.join(', ')} is configured`
          : 'no store for delete requests is named',
      consequence: 'Loki exits as soon as it starts',
      fix: config.fixOf(STORE.split('.'), configured[0] ?? 's3'),
    },
  ];
}

function neverDeletes(config: RunningConfig, retention: Json | undefined): Found {
  return {
    path: config.placeOf(RETENTION.split('.')),
    problem:
      retention === undefined
        ? 'nothing is left of the retention'
        : 'a retention of zero overrides the one of the environment',
    consequence: 'nothing is ever deleted, until the store is full',
    fix: config.removalOf(RETENTION.split('.')) ?? 'take away what changes it',
  };
}

/** Where stores are configured, those of the newer clients included. */
const STORES = ['common.storage', 'common.storage.object_store', 'storage_config', 'storage_config.object_store'];

const STORE_KEYS = Object.values(STORAGE_KINDS).flatMap((kind): readonly string[] => kind.configKeys);

/** The store that the chart configures for all, those named by hand, and those with names of their own. */
function configuredStores(config: RunningConfig): readonly string[] {
  const named = settingIn(config, 'storage_config.named_stores');
  const keys = STORES.map((place) => settingIn(config, place)).flatMap((stores) =>
    isJsonObject(stores) ? Object.keys(stores) : [],
  );
  return [
    ...STORE_KEYS.filter((name) => keys.includes(name)),
    ...Object.values(isJsonObject(named) ? named : {}).flatMap((stores) =>
      isJsonObject(stores) ? Object.keys(stores) : [],
    ),
  ];
}
