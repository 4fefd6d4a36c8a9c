import type { LokiComponent, LokiTopology } from './topology';

/** What those who take lines do with them, where several copies are kept. */
export const REPLICATE = 'replicate lines';

/** What whoever queries asks the compactor for, as long as requests to delete are taken. */
export const LOOK_UP_DELETES = 'look up deletes';

export type Call = readonly [from: LokiComponent, to: LokiComponent, purpose: string];

/** Calls over gRPC between the parts of Loki: grafana/loki@v3.6.3:pkg/loki/modules.go */
export const GRPC_CALLS: Readonly<Record<LokiTopology, readonly Call[]>> = {
  monolithic: [
    ['single-binary', 'single-binary', REPLICATE],
    ['single-binary', 'single-binary', 'share queries'],
  ],
  'simple-scalable': [
    ['write', 'write', REPLICATE],
    ['read', 'write', 'query what is not stored yet'],
    ['read', 'backend', 'queue and fetch queries, look up the index'],
    ['read', 'backend', LOOK_UP_DELETES],
    ['read', 'read', 'return results'],
    ['backend', 'read', 'report failed queries'],
    ['backend', 'backend', 'share rules, look up the index'],
    ['backend', 'backend', LOOK_UP_DELETES],
  ],
  distributed: [
    ['distributor', 'ingester', REPLICATE],
    ['query-frontend', 'query-scheduler', 'queue queries'],
    ['query-frontend', 'compactor', LOOK_UP_DELETES],
    ['query-scheduler', 'query-frontend', 'report failed queries'],
    ['querier', 'query-scheduler', 'fetch queries'],
    ['querier', 'query-frontend', 'return results'],
    ['querier', 'ingester', 'query what is not stored yet'],
    ['querier', 'index-gateway', 'look up the index'],
    ['querier', 'compactor', LOOK_UP_DELETES],
    ['ruler', 'ruler', 'share rules'],
    ['ruler', 'ingester', 'query what is not stored yet'],
    ['ruler', 'index-gateway', 'look up the index'],
    ['ruler', 'compactor', LOOK_UP_DELETES],
  ],
};

/** Calls over gRPC that are added where there are rules. */
export const RULE_CALLS: Readonly<Record<LokiTopology, readonly Call[]>> = {
  monolithic: [],
  'simple-scalable': [['backend', 'write', 'query what is not stored yet']],
  distributed: [],
};

/** Calls over HTTP: the query frontend knows no other way to follow a stream. */
export const HTTP_CALLS: Readonly<Record<LokiTopology, readonly Call[]>> = {
  monolithic: [],
  'simple-scalable': [],
  distributed: [['query-frontend', 'querier', 'follow a stream']],
};

/** Components that use each cache. */
export const CACHE_USERS: Readonly<
  Record<LokiTopology, { readonly chunks: readonly LokiComponent[]; readonly results: readonly LokiComponent[] }>
> = {
  monolithic: { chunks: ['single-binary'], results: ['single-binary'] },
  'simple-scalable': { chunks: ['write', 'read', 'backend'], results: ['read'] },
  distributed: { chunks: ['ingester', 'querier', 'ruler'], results: ['query-frontend'] },
};
