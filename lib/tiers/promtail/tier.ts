import type { MetricsPort, Workload } from '../../wiring/workload';
import { credentialNeeds } from '../credential-need';
import { limitsIn } from '../limits';
import type { Tier } from '../tier';
import { joinParts, nodePart, type TierPart } from '../tier-parts';
import { NAME, promtailRelease } from './release';
import type { ResolvedPromtail } from './settings';
import { sourceCounters } from './source-counters';
import { sources } from './sources';
import { PROMTAIL_WATCH } from './watch';

/**
 * Promtail: a DaemonSet that reads the files and the journal of every node. It exists only if it has something to read.
 *
 * No line is lost while the processes live, however long Loki is away. A pod that is killed loses what it had read but
 * not sent: positions advance on reading.
 */
export function promtailTier(props: ResolvedPromtail): Tier {
  const secrets = credentialNeeds(props.push, 'Promtail', props.namespace);
  const parts = sources(props.logs).length > 0 ? [promtailPart(props)] : [];
  return joinParts({ name: 'promtail', priorityClass: NAME, watch: PROMTAIL_WATCH, parts, secrets });
}

function promtailPart(props: ResolvedPromtail): TierPart {
  const { logs, namespace } = props;
  const release = promtailRelease(props);
  const workload: Workload = {
    name: NAME,
    namespace,
    kind: 'DaemonSet',
    podLabels: LABELS,
    serviceAccount: NAME,
    hostNetwork: false,
    // Pod Security admits host paths at no other level.
    podSecurity: 'privileged',
    replicas: 'per-node',
    metrics: metricsPort(props),
    container: { name: 'promtail', limits: limitsIn(release.values, 'resources') },
    reads: sourceCounters(logs),
  };
  return nodePart(workload, release, props);
}

/** Labels that the chart puts on all its objects and pods. */
const LABELS = { 'app.kubernetes.io/name': 'promtail', 'app.kubernetes.io/instance': NAME };

function metricsPort({ chart, port }: ResolvedPromtail): MetricsPort {
  return {
    program: { name: 'promtail', version: chart.program },
    service: { name: `${NAME}-metrics`, labels: LABELS },
    portName: 'http-metrics',
    path: '/metrics',
    containerPort: port,
  };
}
