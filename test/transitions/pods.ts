/** Pods of a Loki that is scaled by reading and writing, in the environments of the tests. */
export const SCALABLE = [
  'Deployment monitoring/loki-read',
  'StatefulSet monitoring/loki-backend',
  'StatefulSet monitoring/loki-write',
];

/** Pods of a Loki whose components run apart. */
export const DISTRIBUTED = [
  ...['distributor', 'querier', 'query-frontend', 'query-scheduler'].map((part) => `Deployment logging/loki-${part}`),
  ...['compactor', 'index-gateway', 'ingester', 'ruler'].map((part) => `StatefulSet logging/loki-${part}`),
];
