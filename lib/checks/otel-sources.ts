import type { LogIntent } from '../logs/intent';
import { error, type Finding } from './finding';

/** The OpenTelemetry collectors read all that is asked for. */
export function otelSources({ events }: LogIntent): readonly Finding[] {
  if (!events) return [];
  return [
    error('otel/source-unsupported', ['logs', 'events'], {
      problem: 'the OpenTelemetry collectors of this project do not read Kubernetes events',
      consequence: 'no event would be stored',
      fix: 'logs:\n  events: false # or collect with Alloy: collector: { alloy: … }',
    }),
  ];
}
