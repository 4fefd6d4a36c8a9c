import { mergeValues, readChartValues } from '../../charts/values';
import type { Release } from '../../delivery/release';
import type { JsonObject } from '../../kubernetes/json';
import type { ClusterEvents } from '../../logs/intent';
import type { Workload } from '../../wiring/workload';
import type { TierPart } from '../collector';
import { watchResource } from '../watch-rights';
import { clusterComponents } from './config';
import type { AlloyProps } from './props';
import { containerValues, releaseIdentity } from './release';

/** The one pod that watches events. */
export function eventsPart(props: AlloyProps, events: ClusterEvents): TierPart {
  const workload: Workload = {
    ...releaseIdentity('alloy-events'),
    namespace: props.namespace,
    kind: 'StatefulSet',
    podSecurity: 'restricted',
    replicas: 1,
  };
  return {
    workloads: [workload],
    flows: [
      { from: workload, to: props.push, purpose: 'push logs' },
      { from: workload, to: { external: 'Kubernetes API' }, purpose: 'watch events' },
    ],
    releases: [eventsRelease(props, events)],
    prerequisites: watchResource('events', workload),
  };
}

function eventsRelease({ logs, push, namespace, chart, events: settings }: AlloyProps, events: ClusterEvents): Release {
  const alloy = containerValues(clusterComponents(logs.cluster, events, push), settings.resources);
  return {
    name: 'alloy-events',
    namespace,
    chart,
    values: mergeValues(
      readChartValues('alloy/base.yaml'),
      readChartValues('alloy/events.yaml'),
      { alloy, controller: { volumeClaimTemplates: [stateVolume(settings)] } },
      settings.values,
    ),
    overrides: settings.values,
    valuesPath: ['collector', 'alloy', 'events', 'values'],
    after: [],
  };
}

/** Without a volume of its own a restarted pod would send the events of the last hour again. */
function stateVolume({ volume, storageClass }: AlloyProps['events']): JsonObject {
  return {
    metadata: { name: 'state' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: volume.toString() } },
    },
  };
}
