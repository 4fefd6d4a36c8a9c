import type { Fix } from '../../findings/finding';
import { setKey } from '../../findings/repair';
import type { Origins } from '../collector';

/** Origins that the collector reads, and why not the others. */
export const ORIGINS: Origins = {
  pods: 'read',
  files: 'read',
  sockets: 'read',
  events: {
    problem: 'the OpenTelemetry collectors of this project do not read Kubernetes events',
    consequence: 'no event would be stored',
    fix: withAlloy,
  },
  // open-telemetry/opentelemetry-collector-contrib@v0.158.0:receiver/journaldreceiver/README.md, and
  // open-telemetry/opentelemetry-collector-releases@v0.158.0:distributions/otelcol-k8s/Dockerfile
  journal: {
    problem: 'the OpenTelemetry collector reads journals with the program journalctl, which its images do not contain',
    consequence: 'no line of a journal would be stored',
    fix: withAlloy,
  },
};

function withAlloy(source: string): Fix {
  return setKey(['logs', source, 'enabled'], false, { otherwise: 'collect with Alloy, under `collector.alloy`' });
}
