import { wholeNumber } from '../../../charts/go-template';
import { isOn, type Refusal, refuseIf } from '../../../charts/refusal';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { COMPONENTS } from '../components';
import type { LokiTopology } from '../topology';
import { COMMON_REFUSALS } from './common';
import { replicaRefusals, usesObjectStore } from './replicas';
import { STORAGE_REFUSALS } from './storage';

/** Components with both kinds of autoscaling: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/validate.yaml */
const SCALED = [
  'querier',
  'distributor',
  'ingester',
  'queryFrontend',
  'bloomBuilder',
  'bloomGateway',
  'bloomPlanner',
  'patternIngester',
  'overridesExporter',
  'gateway',
  'read',
  'write',
  'backend',
  'singleBinary',
];

const scaledTwice: Refusal = (values) =>
  SCALED.filter(
    (key) => isOn(values, key, 'autoscaling', 'enabled') && isOn(values, key, 'kedaAutoscaling', 'enabled'),
  ).map((key) => ({
    path: [key, 'kedaAutoscaling', 'enabled'],
    reason: `two autoscalers are asked for ${key}`,
    fix: { path: [key, 'kedaAutoscaling', 'enabled'], value: false },
  }));

/** Components that each mode runs: templates/<component>/workload.yaml of grafana-community/helm-charts@loki-18.11.0. */
function runs(values: JsonObject, topology: LokiTopology): boolean {
  const mode = String(values.deploymentMode).split('<->');
  if (topology === 'monolithic') return mode.some((name) => name === 'SingleBinary' || name === 'Monolithic');
  return usesObjectStore(values) && mode.includes(topology === 'distributed' ? 'Distributed' : 'SimpleScalable');
}

const claimShared: Refusal = (values) =>
  Object.values(COMPONENTS)
    .filter(({ topology }) => runs(values, topology))
    .filter(({ valuesKey }) => valueAt(values, valuesKey, 'kind') === 'Deployment')
    .filter(
      ({ valuesKey: key }) =>
        isOn(values, key, 'persistence', 'enabled') || isOn(values, key, 'persistence', 'volumeClaimsEnabled'),
    )
    .filter(({ valuesKey: key }) => (valueAt(values, key, 'persistence', 'type') ?? 'pvc') === 'pvc')
    .filter(({ valuesKey: key }) => wholeNumber(valueAt(values, key, 'replicas')) > 1)
    .map(({ valuesKey: key }) => ({
      path: [key, 'kind'],
      reason: `${key} is a Deployment of several pods, which can't share a claim`,
      fix: { path: [key, 'kind'], value: 'StatefulSet' },
    }));

/** `loki.grafana.operator.folder` in its templates/monitoring/dashboards/_helpers-dashboards.tpl */
const folderUnclear: Refusal = (values) => {
  const operator = ['monitoring', 'dashboards', 'grafanaOperator'];
  const named = ['folder', 'folderUID', 'folderRef'].filter((key) => isOn(values, ...operator, key));
  return refuseIf(
    isOn(values, 'monitoring', 'dashboards', 'enabled') && isOn(values, ...operator, 'enabled') && named.length !== 1,
    {
      path: [...operator, 'enabled'],
      reason: 'exactly one of folder, folderUID and folderRef must say where the dashboards go',
      fix: { path: [...operator, 'enabled'], value: false },
    },
  );
};

/** What grafana-community/loki 18.11.0 refuses. */
export const COMMUNITY_REFUSALS: readonly Refusal[] = [
  ...COMMON_REFUSALS,
  ...replicaRefusals(['SingleBinary<->SimpleScalable', 'Monolithic<->SimpleScalable']),
  ...STORAGE_REFUSALS,
  scaledTwice,
  claimShared,
  folderUnclear,
  (values) =>
    refuseIf(isOn(values, 'minio', 'enabled') && !isOn(values, 'ignoreMinioDeprecation'), {
      path: ['minio', 'enabled'],
      reason: 'its MinIO is deprecated, and ignoreMinioDeprecation is off',
      fix: { path: ['minio', 'enabled'], otherwise: 'ask for it with `loki.storage.minio`' },
    }),
];
