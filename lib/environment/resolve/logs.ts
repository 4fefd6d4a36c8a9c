import type { ClusterEvents, LogIntent, PodLogs, TalosLogs } from '../../logs/intent';
import type { ParsedEnvironment } from '../schema/environment';

type Parsed = ParsedEnvironment['logs'];

const EVENTS: ClusterEvents = { job: 'kubernetes-events' };
const TALOS: TalosLogs = { kernelPort: 6050, servicePort: 6051 };

export function resolveLogs({ pods, events, talos, nodeFiles, nodeDirectories }: Parsed, cluster: string): LogIntent {
  return {
    cluster,
    pods: whenOn<PodLogs>(pods, { excludeNamespaces: [] }),
    nodeFiles,
    nodeDirectories,
    events: whenOn<ClusterEvents>(events, EVENTS),
    talos: whenOn<TalosLogs>(talos, TALOS),
  };
}

/** `true` takes the defaults, `false` switches off, a map says more. */
function whenOn<Settings extends object>(asked: boolean | Settings, defaults: Settings): Settings | undefined {
  if (typeof asked !== 'boolean') return asked;
  return asked ? defaults : undefined;
}
