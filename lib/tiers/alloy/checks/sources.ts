import { error, type Finding } from '../../../findings/finding';
import type { Environment } from '../../../plan/environment';
import type { AlloySettings } from '../settings';

/** The first minor version of Alloy whose `loki.source.kubernetes_events` takes part in a cluster. */
const CLUSTERED_EVENTS = [1, 16] as const;

/** Alloy can read all that is asked for, as it is asked for. */
export function alloySources({ logs, collector }: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  const { alloy } = collector;
  if (!alloy) return [];
  return [...(logs.talos ? [talosUnsupported()] : []), ...(logs.events ? eventReplicas(alloy) : [])];
}

function talosUnsupported(): Finding {
  return error('alloy/source-unsupported', ['logs', 'talos'], {
    problem: 'the Alloy of this project does not take what Talos sends',
    consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
    fix: 'logs:\n  talos: false # or collect with OpenTelemetry: collector: { otel: … }',
  });
}

function eventReplicas({ chart, events }: AlloySettings): readonly Finding[] {
  const [major = 0, minor = 0] = chart.appVersion.split('.').map(Number);
  const [knownMajor, knownMinor] = CLUSTERED_EVENTS;
  const known = major > knownMajor || (major === knownMajor && minor >= knownMinor);
  if (events.replicas === 1 || known) return [];
  return [
    error('alloy/events-replicas', ['collector', 'alloy', 'events', 'replicas'], {
      problem: `pods of Alloy ${chart.appVersion} (chart ${chart.version}) cannot agree on one that watches events`,
      consequence: 'Alloy refuses the block clustering and never starts, and no event is stored',
      fix: `collector:\n  alloy:\n    events:\n      replicas: 1 # or a chart with Alloy ${knownMajor}.${knownMinor} or newer`,
    }),
  ];
}
