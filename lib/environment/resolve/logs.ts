import type { ClusterEvents, LogIntent, PodLogs } from '../../logs/intent';
import type { ParsedEnvironment } from '../schema/environment';

type Parsed = ParsedEnvironment['logs'];

const EVENTS: ClusterEvents = { job: 'kubernetes-events' };

export function resolveLogs({ pods, events, nodeFiles, nodeDirectories }: Parsed, cluster: string): LogIntent {
  return {
    cluster,
    pods: whenOn<PodLogs>(pods, { excludeNamespaces: [] }),
    nodeFiles,
    nodeDirectories,
    events: whenOn<ClusterEvents>(events, EVENTS),
  };
}

/** `true` takes the defaults, `false` switches off, a map says more. */
function whenOn<Settings extends object>(asked: boolean | Settings, defaults: Settings): Settings | undefined {
  if (typeof asked !== 'boolean') return asked;
  return asked ? defaults : undefined;
}
