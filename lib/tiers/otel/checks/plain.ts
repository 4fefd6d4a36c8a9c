import { defineCheck } from '../../../findings/check';
import type { EnvironmentPath } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import type { CollectorSubject } from '../../collector';
import type { OtelSettings } from '../settings';

/** Without Helm there is the shipper only, and no chart that values could be of. */
export const plainUnsupported = defineCheck<CollectorSubject<OtelSettings>>()({
  id: 'otel/plain-unsupported',
  severity: 'error',
  since: '0.1.0',
  finds: 'packaging is manifests, and logs that Talos sends, or Helm values, are asked for',
  happens: 'they would be left out: both come with the chart only',
  remedy: 'read the files of Talos with `logs.machineLogs`, change objects with `patches`, or use `packaging: helm`',
  needs: ['settings', 'logs', 'packaging'],
  find: ({ settings: { receiver, shipper }, logs: { talos }, packaging }) => {
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
  },
});

const NO_TALOS = {
  consequence: 'it would be left out: Talos keeps its logs in memory until they are overwritten',
  instead:
    'read the files that Talos 1.12 and newer keep with `logs.machineLogs`, without logs.talos and collector.otel.receiver',
};

const NO_VALUES = {
  consequence: 'they would be left out: no chart reads them',
  instead: 'delete the values: patches reach every object',
};

function unsupported(path: EnvironmentPath, what: string, { consequence, instead }: typeof NO_TALOS): Found {
  return {
    path,
    problem: `packaging is manifests, and ${what} with the chart only`,
    consequence,
    fix: `${instead}, or use packaging: helm with an engine that installs charts`,
  };
}
