import { type Release, releaseValues } from '../../charts/release';
import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import type { LogSource } from '../../logs/sources/asked';
import { serviceAddress } from '../../wiring/endpoint';
import type { Flow } from '../../wiring/flow';
import type { Workload } from '../../wiring/workload';
import { listWatchRbac } from '../rbac';
import type { TierPart } from '../tier-parts';
import { clusterComponents } from './config';
import { credentialValues } from './credentials';
import { OWNED_BY_EVENTS } from './owned';
import { alloyRefusals } from './refusals';
import { containerValues, HTTP_PORT, mainContainer, releaseIdentity } from './release';
import type { ResolvedAlloy } from './settings';
import { eventCounter } from './source-counters';

/** The pods of which one watches events. */
export function eventsPart(props: ResolvedAlloy, source: LogSource): TierPart {
  const release = eventsRelease(props);
  const workload: Workload = {
    ...releaseIdentity('alloy-events', props),
    namespace: props.namespace,
    kind: 'StatefulSet',
    podSecurity: 'restricted',
    replicas: props.events.replicas,
    container: mainContainer(release),
    reads: [eventCounter(source)],
  };
  return {
    workloads: [workload],
    flows: [
      { from: workload, to: props.push, purpose: 'push logs' },
      { from: workload, to: { external: 'Kubernetes API' }, purpose: 'watch events' },
      ...(isClustered(props) ? [peerFlow(props, workload)] : []),
    ],
    releases: [release],
    prerequisites: listWatchRbac('events', workload),
  };
}

function isClustered({ events }: ResolvedAlloy): boolean {
  return events.replicas > 1;
}

/** Over the headless Service that the charts add for clusters, at the port that also has the metrics. */
function peerFlow({ namespace, clusterDomain }: ResolvedAlloy, workload: Workload): Flow {
  return {
    from: workload,
    to: {
      workload,
      ...serviceAddress(`${workload.name}-cluster`, namespace, clusterDomain),
      port: HTTP_PORT,
      containerPort: HTTP_PORT,
      scheme: 'http',
      path: '',
    },
    purpose: 'agree on who watches',
    amongPeers: true,
  };
}

function eventsRelease(props: ResolvedAlloy): Release {
  const { logs, push, namespace, chart, events: settings } = props;
  const clustered = isClustered(props);
  const alloy = containerValues(clusterComponents(logs, clustered, push), settings.resources);
  return {
    name: 'alloy-events',
    namespace,
    chart,
    ...releaseValues(
      mergeValues(
        readChartValues('alloy/base.yaml'),
        readChartValues('alloy/events.yaml'),
        ...(clustered ? [readChartValues('alloy/events-cluster.yaml')] : []),
        credentialValues(push),
        { alloy, controller: { replicas: settings.replicas, volumeClaimTemplates: [stateVolume(settings)] } },
      ),
      settings.values,
    ),
    owned: OWNED_BY_EVENTS,
    refusals: alloyRefusals(chart.version),
    valuesPath: ['collector', 'alloy', 'events', 'values'],
    after: [],
  };
}

/** Without a volume of its own a restarted pod would send the events of the last hour again. */
function stateVolume({ volume, storageClass }: ResolvedAlloy['events']): JsonObject {
  return {
    metadata: { name: 'state' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: volume.toString() } },
    },
  };
}
