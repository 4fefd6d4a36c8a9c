import { error, type Finding } from '../../../findings/finding';
import type { LogIntent } from '../../../logs/intent';

/** The OpenTelemetry collectors read all that is asked for. */
export function otelSources({ events, journal }: LogIntent): readonly Finding[] {
  return [...(events ? [unsupported('events', EVENTS)] : []), ...(journal ? [unsupported('journal', JOURNAL)] : [])];
}

const EVENTS = {
  problem: 'the OpenTelemetry collectors of this project do not read Kubernetes events',
  consequence: 'no event would be stored',
};

/**
 * open-telemetry/opentelemetry-collector-contrib@v0.158.0:receiver/journaldreceiver/README.md, and
 * open-telemetry/opentelemetry-collector-releases@v0.158.0:distributions/otelcol-k8s/Dockerfile
 */
const JOURNAL = {
  problem: 'the OpenTelemetry collector reads journals with the program journalctl, which its images do not contain',
  consequence: 'no line of a journal would be stored',
};

function unsupported(source: 'events' | 'journal', text: typeof EVENTS): Finding {
  return error('otel/source-unsupported', ['logs', source], {
    ...text,
    fix: `logs:\n  ${source}: false # or collect with Alloy: collector: { alloy: … }`,
  });
}
