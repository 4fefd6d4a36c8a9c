import type { Release } from '../../../charts/release';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, type JsonObject, valueAt } from '../../../kubernetes/json';
import { STORAGE_KINDS } from '../storage/kinds';
import { lokiPlanCheck } from './subject';

/** With everything merged, Loki deletes what is older than the retention, and knows where it keeps its list of deletes. */
export const retentionStore = lokiPlanCheck({
  id: 'loki/retention-store',
  severity: 'error',
  since: '0.1.0',
  finds: 'values leave a retention that the compactor does not enforce, or whose delete requests have no store',
  happens: 'nothing is ever deleted until the store is full, or Loki exits as soon as it starts',
  remedy: 'delete the override, or let the compactor keep its delete requests in a store that is configured',
  needs: ['loki', 'releases'],
  find: ({ releases }) => releases.flatMap(unenforced),
});

function unenforced({ chart, values, valuesPath }: Release): readonly Found[] {
  const retention = valueAt(values, 'loki', 'limits_config', 'retention_period');
  if (chart.name !== 'loki' || retention === undefined) return [];
  if (/^0+[a-z]*$/.test(String(retention))) return [neverDeletes(valuesPath)];
  const path = [...valuesPath, 'loki', 'compactor'];
  const store = valueAt(values, 'loki', 'compactor', 'delete_request_store');
  if (valueAt(values, 'loki', 'compactor', 'retention_enabled') !== true) {
    return [
      {
        path: [...path, 'retention_enabled'],
        problem: 'a retention is set, but the compactor does not enforce it',
        consequence: 'nothing is ever deleted, until the store is full',
        fix: 'loki:\n  values:\n    loki:\n      compactor:\n        retention_enabled: true',
      },
    ];
  }
  const configured = configuredStores(values);
  if (typeof store === 'string' && configured.includes(store)) return [];
  return [
    {
      path: [...path, 'delete_request_store'],
      problem:
        typeof store === 'string'
          ? `delete requests are kept in ${store}, but only ${configured.join(', ')} is configured`
          : 'no store for delete requests is named',
      consequence: 'Loki exits as soon as it starts',
      fix: `loki:\n  values:\n    loki:\n      compactor:\n        delete_request_store: ${configured[0] ?? 's3'}`,
    },
  ];
}

/** Loki takes zero for ever: grafana/loki@v3.6.3:pkg/compactor/retention/expiration.go */
function neverDeletes(valuesPath: Release['valuesPath']): Found {
  return {
    path: [...valuesPath, 'loki', 'limits_config', 'retention_period'],
    problem: 'a retention of zero overrides the one of the environment',
    consequence: 'nothing is ever deleted, until the store is full',
    fix: 'delete the line',
  };
}

const STORE_KEYS = Object.values(STORAGE_KINDS).flatMap((kind): readonly string[] => kind.configKeys);

/** The store that the chart configures, and those named by hand. */
function configuredStores(values: JsonObject): readonly string[] {
  const type = valueAt(values, 'loki', 'storage', 'type');
  const earlier = valueAt(values, 'loki', 'structuredConfig', 'storage_config');
  const byHand = valueAt(values, 'loki', 'storage_config');
  const named = valueAt(values, 'loki', 'storage_config', 'named_stores');
  return [
    ...(typeof type === 'string' ? [type] : []),
    ...[earlier, byHand].flatMap((stores) => (isJsonObject(stores) ? STORE_KEYS.filter((name) => name in stores) : [])),
    ...(isJsonObject(named)
      ? Object.values(named).flatMap((stores) => (isJsonObject(stores) ? Object.keys(stores) : []))
      : []),
  ];
}
