import { wholeNumber } from '../../../charts/go-template';
import { type Refusal, type Refused, refuseIf } from '../../../charts/refusal';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { COMPONENTS } from '../components';
import type { LokiTopology } from '../topology';

// grafana/loki@helm-loki-6.49.0:production/helm/loki/templates/validate.yaml
// grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/validate.yaml

/** Kinds of storage that the charts take for an object store: `loki.isUsingObjectStorage` in their _helpers.tpl. */
const OBJECT_STORES = ['s3', 'gcs', 'azure', 'swift', 'alibabacloud', 'cos', 'bos'];

export function usesObjectStore(values: JsonObject): boolean {
  return OBJECT_STORES.some((store) => store === valueAt(values, 'loki', 'storage', 'type'));
}

/** The components of a topology that the condition counts. */
function running(values: JsonObject, topology: LokiTopology): readonly string[] {
  return Object.values(COMPONENTS)
    .filter((component) => component.topology === topology)
    .map(({ valuesKey }) => valuesKey)
    .filter((key) => wholeNumber(valueAt(values, key, 'replicas')) > 0);
}

/** Replicas of a topology that a mode does not run, or that no disk can be shared by. */
export function replicaRefusals(transition: readonly string[]): readonly Refusal[] {
  const mode = (values: JsonObject) => String(valueAt(values, 'deploymentMode'));
  const counted = (values: JsonObject) => ({
    single: wholeNumber(valueAt(values, 'singleBinary', 'replicas')),
    scalable: running(values, 'simple-scalable'),
    distributed: running(values, 'distributed'),
  });
  return [
    (values) =>
      refuseIf(!usesObjectStore(values) && counted(values).single > 1, {
        path: ['singleBinary', 'replicas'],
        reason: 'several pods need an object store',
        fix: { path: ['singleBinary', 'replicas'], value: 1 },
      }),
    (values) => {
      const { single, scalable, distributed } = counted(values);
      const key = [...scalable, ...distributed][0];
      if (usesObjectStore(values) || single !== 0 || key === undefined) return [];
      return [refusedReplicas(key, 'without an object store only one pod that is a whole Loki can run')];
    },
    (values) => {
      const { scalable, distributed } = counted(values);
      if (scalable.length === 0 || distributed.length === 0 || mode(values) === 'SimpleScalable<->Distributed')
        return [];
      const key = blamed(mode(values), { 'simple-scalable': scalable, distributed });
      return [refusedReplicas(key, 'both simple-scalable and distributed components have pods')];
    },
    (values) => {
      const { single, distributed } = counted(values);
      if (single === 0 || distributed.length === 0) return [];
      const key = blamed(mode(values), { monolithic: ['singleBinary'], distributed });
      return [refusedReplicas(key, 'both the single binary and distributed components have pods')];
    },
    (values) => {
      const { single, scalable } = counted(values);
      if (single === 0 || scalable.length === 0 || transition.includes(mode(values))) return [];
      const key = blamed(mode(values), { monolithic: ['singleBinary'], 'simple-scalable': scalable });
      return [refusedReplicas(key, 'both the single binary and simple-scalable components have pods')];
    },
  ];
}

const MODES: Readonly<Record<string, LokiTopology>> = {
  SingleBinary: 'monolithic',
  Monolithic: 'monolithic',
  SimpleScalable: 'simple-scalable',
  Distributed: 'distributed',
};

/** Of components that can't run beside each other, the first that the mode would not run. */
function blamed(mode: string, components: Partial<Record<LokiTopology, readonly string[]>>): string {
  const others = Object.entries(components).filter(([topology]) => topology !== MODES[mode]);
  return others.at(-1)?.[1][0] ?? '';
}

function refusedReplicas(key: string, reason: string): Refused {
  const path = [key, 'replicas'];
  return { path, reason, fix: { path, value: 0 } };
}
