import type { Packaging } from '../../../charts/packaging';
import { type EnvironmentPath, error, type Finding } from '../../../findings/finding';
import type { LogIntent } from '../../../logs/intent';
import type { OtelSettings } from '../settings';

/** Without Helm there is the shipper only, and no chart that values could be of. */
export function otelPlain(
  { receiver, shipper }: Pick<OtelSettings, 'receiver' | 'shipper'>,
  { talos }: LogIntent,
  packaging: Packaging,
): readonly Finding[] {
  if (packaging === 'helm') return [];
  return [
    ...(receiver
      ? [unsupported(['collector', 'otel', 'receiver'], 'a receiver for logs of Talos comes', NO_TALOS)]
      : []),
    ...(talos ? [unsupported(['logs', 'talos'], 'what takes the logs that Talos sends comes', NO_TALOS)] : []),
    ...(Object.keys(shipper.values).length > 0
      ? [unsupported(['collector', 'otel', 'shipper', 'values'], 'Helm values come', NO_VALUES)]
      : []),
  ];
}

const NO_TALOS = {
  consequence: 'it would be left out: Talos keeps its logs in memory until they are overwritten',
  instead:
    'logs:\n  talos: false\n  machineLogs: true # files that Talos 1.12 and newer keep; and delete collector.otel.receiver',
};

const NO_VALUES = {
  consequence: 'they would be left out: no chart reads them',
  instead: 'collector:\n  otel:\n    shipper:\n      values: {} # patches reach every object',
};

function unsupported(path: EnvironmentPath, what: string, { consequence, instead }: typeof NO_TALOS): Finding {
  return error('otel/plain-unsupported', path, {
    problem: `packaging is manifests, and ${what} with the chart only`,
    consequence,
    fix: `${instead}\n# or\npackaging: helm`,
  });
}
