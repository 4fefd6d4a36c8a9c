import { error, type Finding } from '../../../findings/finding';
import type { Environment } from '../../../plan/environment';

/** Promtail reads all that is asked for. */
export function promtailSources({
  logs: { talos, events },
  collector,
}: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  if (!collector.promtail) return [];
  return [
    ...(talos ? [unsupported('talos', TALOS, TALOS_FIX)] : []),
    ...(events ? [unsupported('events', EVENTS, EVENTS_FIX)] : []),
  ];
}

/** grafana/loki@v3.6.3:clients/pkg/promtail/scrapeconfig/scrapeconfig.go has neither plain TCP nor the Kubernetes API. */
const TALOS = {
  problem: 'Promtail does not take what Talos sends',
  consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
};

const TALOS_FIX = `logs:
  talos: false
  machineLogs: true # the files of Talos 1.12 and newer; or collect with OpenTelemetry: collector: { otel: … }`;

const EVENTS = {
  problem: 'Promtail does not read Kubernetes events',
  consequence: 'no event would be stored',
};

const EVENTS_FIX = 'logs:\n  events: false # or collect with Alloy: collector: { alloy: … }';

function unsupported(source: string, text: typeof EVENTS, fix: string): Finding {
  return error('promtail/source-unsupported', ['logs', source], { ...text, fix });
}
