import { isOn, type Refusal, type Refused, refuseIf } from '../../charts/refusal';
import { knownSince } from '../../charts/versions';
import { type JsonObject, valueAt } from '../../kubernetes/json';

// grafana/alloy@helm-chart/{0.12.0,1.5.0,1.11.1}:operations/helm/charts/alloy/templates: pdb.yaml, hpa.yaml,
// controllers/statefulset.yaml and, since 1.9.0, _validations.tpl

const BUDGET = ['controller', 'podDisruptionBudget'];
const AUTOSCALING = ['controller', 'autoscaling'];

/** What every known version of the chart for Alloy refuses. */
const COMMON: readonly Refusal[] = [
  (values) =>
    refuseIf(isOn(values, ...BUDGET, 'enabled') && valueAt(values, 'controller', 'type') === 'daemonset', {
      path: [...BUDGET, 'enabled'],
      reason: 'a DaemonSet has no disruption budget',
      fix: { path: [...BUDGET, 'enabled'], value: false },
    }),
  (values) => {
    const given = ['minAvailable', 'maxUnavailable'].filter((key) => isOn(values, ...BUDGET, key));
    return refuseIf(isOn(values, ...BUDGET, 'enabled') && !isDaemonSet(values) && given.length !== 1, {
      path: [...BUDGET, 'enabled'],
      reason: `a disruption budget needs exactly one of minAvailable and maxUnavailable, and has ${given.length === 0 ? 'none' : 'both'}`,
      fix: { path: BUDGET, value: { enabled: true, maxUnavailable: 1 } },
    });
  },
  (values) =>
    refuseIf(
      valueAt(values, 'controller', 'type') === 'statefulset' && isOn(values, 'enableStatefulSetAutoDeletePVC'),
      {
        path: ['enableStatefulSetAutoDeletePVC'],
        reason: 'enableStatefulSetAutoDeletePVC belongs below controller',
        fix: { path: ['controller', 'enableStatefulSetAutoDeletePVC'], value: true },
      },
    ),
];

function isDaemonSet(values: JsonObject): boolean {
  return valueAt(values, 'controller', 'type') === 'daemonset';
}

/**
 * Requests that an autoscaler measures against.
 * @param places where the version looks for the autoscaler, the first one that is on
 */
function requestsMissing(places: readonly (readonly string[])[]): Refusal {
  return (values) => {
    const type = valueAt(values, 'controller', 'type');
    const place = places.find((path) => isOn(values, ...path, 'enabled'));
    if ((type !== 'deployment' && type !== 'statefulset') || place === undefined) return [];
    if (isOn(values, ...AUTOSCALING, 'horizontal', 'externalHPA')) return [];
    return [
      ...(isOn(values, ...place, 'targetMemoryUtilizationPercentage') ? unmeasured(values, 'memory') : []),
      ...(isOn(values, ...place, 'targetCPUUtilizationPercentage') ? unmeasured(values, 'cpu') : []),
    ];
  };
}

function unmeasured(values: JsonObject, resource: 'memory' | 'cpu'): readonly Refused[] {
  return ['alloy', 'configReloader']
    .filter((container) => !isOn(values, container, 'resources', 'requests', resource))
    .slice(0, 1)
    .map((container) => ({
      path: [container, 'resources', 'requests', resource],
      reason: `an autoscaler measures ${resource}, and ${container} requests none`,
      fix: { path: [container, 'resources', 'requests', resource], value: resource === 'memory' ? '128Mi' : '100m' },
    }));
}

const autoscaledTwice: Refusal = (values) =>
  refuseIf(
    isOn(values, ...AUTOSCALING, 'horizontal', 'enabled') && isOn(values, ...AUTOSCALING, 'horizontal', 'externalHPA'),
    {
      path: [...AUTOSCALING, 'horizontal', 'externalHPA'],
      reason: 'it can not make the autoscaler and leave it to others at once',
      fix: { path: [...AUTOSCALING, 'horizontal', 'externalHPA'], value: false },
    },
  );

const HORIZONTAL = [...AUTOSCALING, 'horizontal'];

/** What a version of the chart for Alloy refuses. */
export function alloyRefusals(version: string): readonly Refusal[] {
  const since = knownSince(version);
  return [
    ...COMMON,
    // hpa.yaml
    requestsMissing(since('1.0.1') ? [HORIZONTAL, AUTOSCALING] : [AUTOSCALING]),
    // _validations.tpl
    ...(since('1.9.0') ? [autoscaledTwice] : []),
  ];
}
