import type { Environment } from '../environment/environment';
import { error, type Finding } from './finding';

type Asked = Pick<Environment, 'logs' | 'collector'>;

/** Something is collected, and the collector can read all of it. */
export function alloySources({ logs, collector }: Asked): readonly Finding[] {
  if (collector.alloy && logs.talos) return [talosUnsupported()];
  if (logs.pods || logs.events || logs.talos || logs.nodeFiles.length > 0) return [];
  return [
    error('logs/no-source', ['logs'], {
      problem: 'no source of logs is asked for',
      consequence: 'no collector would run, and Loki would stay empty',
      fix: 'logs:\n  pods: {}',
    }),
  ];
}

function talosUnsupported(): Finding {
  return error('alloy/source-unsupported', ['logs', 'talos'], {
    problem: 'the Alloy of this project does not take what Talos sends',
    consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
    fix: 'logs:\n  talos: false # or collect with OpenTelemetry: collector: { otel: … }',
  });
}
