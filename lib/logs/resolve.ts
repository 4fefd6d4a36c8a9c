import type { ParsedEnvironment } from '../environment/schema/environment';
import type { LogIntent } from './intent';
import { SOURCE_DEFAULTS } from './schema';

type Parsed = ParsedEnvironment['logs'];

/** @param traceIds whether anybody follows lines to traces */
export function resolveLogs(parsed: Parsed, cluster: string, traceIds: boolean): LogIntent {
  const { nodeFiles, nodeDirectories } = parsed;
  const pods = whenOn(parsed.pods, SOURCE_DEFAULTS.pods);
  return {
    cluster,
    pods: pods && { ...pods, traceIds },
    nodeFiles,
    nodeDirectories,
    events: whenOn(parsed.events, SOURCE_DEFAULTS.events),
    machineLogs: whenOn(parsed.machineLogs, SOURCE_DEFAULTS.machineLogs),
    redaction: parsed.redaction,
    drop: Object.entries(parsed.drop).map(([name, pattern]) => ({ name, pattern })),
    journal: whenOn(parsed.journal, SOURCE_DEFAULTS.journal),
    rke2: whenOn(parsed.rke2, SOURCE_DEFAULTS.rke2),
    talos: whenOn(parsed.talos, SOURCE_DEFAULTS.talos),
  };
}

/** `true` takes the defaults, `false` switches off, a map says more. */
function whenOn<Settings extends { readonly enabled: boolean }>(
  asked: boolean | Settings,
  defaults: Settings,
): Omit<Settings, 'enabled'> | undefined {
  const { enabled, ...settings } = typeof asked === 'boolean' ? { ...defaults, enabled: asked } : asked;
  return enabled ? settings : undefined;
}
