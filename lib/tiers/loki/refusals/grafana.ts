import { wholeNumber } from '../../../charts/go-template';
import { isOn, type Refusal, refuseIf } from '../../../charts/refusal';
import { valueAt } from '../../../kubernetes/json';
import { COMMON_REFUSALS } from './common';
import { replicaRefusals, usesObjectStore } from './replicas';
import { STORAGE_REFUSALS } from './storage';

/** Components that need a disruption budget of several pods: poddisruptionbudget-*.yaml of grafana/loki@helm-loki-6.49.0. */
const BUDGETED = [
  'ingester',
  'distributor',
  'querier',
  'queryFrontend',
  'queryScheduler',
  'indexGateway',
  'ruler',
  'bloomBuilder',
  'overridesExporter',
];

const DISTRIBUTED = ['Distributed', 'SimpleScalable<->Distributed'];

const budgetMissing: Refusal = (values) => {
  if (!usesObjectStore(values) || !DISTRIBUTED.includes(String(values.deploymentMode))) return [];
  return BUDGETED.filter((key) => key !== 'overridesExporter' || isOn(values, key, 'enabled'))
    .filter((key) => wholeNumber(valueAt(values, key, 'replicas')) > 1)
    .filter((key) => (valueAt(values, key, 'maxUnavailable') ?? null) === null)
    .map((key) => ({
      path: [key, 'maxUnavailable'],
      reason: `${key} has several pods, and nothing says how many of them may be away at once`,
      fix: { path: [key, 'maxUnavailable'], value: 1 },
    }));
};

/** The Grafana Enterprise Logs that this chart can install as well. */
const provisionerUnknown: Refusal = (values) =>
  refuseIf(
    isOn(values, 'enterprise', 'enabled') &&
      isOn(values, 'enterprise', 'provisioner', 'enabled') &&
      !isOn(values, 'enterprise', 'adminToken', 'secret'),
    {
      path: ['enterprise', 'provisioner', 'enabled'],
      reason: 'a provisioner is asked for, and enterprise.adminToken.secret names no Secret for it',
      fix: { path: ['enterprise', 'provisioner', 'enabled'], value: false },
    },
  );

/** What grafana/loki 6.49.0 refuses. */
export const GRAFANA_REFUSALS: readonly Refusal[] = [
  ...COMMON_REFUSALS,
  ...replicaRefusals(['SingleBinary<->SimpleScalable']),
  ...STORAGE_REFUSALS,
  budgetMissing,
  provisionerUnknown,
];
