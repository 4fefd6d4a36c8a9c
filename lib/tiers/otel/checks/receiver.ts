import { error, type Finding, warning } from '../../../findings/finding';
import type { LogIntent } from '../../../logs/intent';
import type { OtelSettings } from '../settings';

/** What Talos sends is taken by someone, and nobody waits for what is not sent. */
export function otelReceiver({ receiver }: Pick<OtelSettings, 'receiver'>, { talos }: LogIntent): readonly Finding[] {
  if (talos && !receiver) {
    return [
      error('otel/receiver-missing', ['logs', 'talos'], {
        problem: 'logs of Talos are asked for, but there is no collector in the network of the nodes to take them',
        consequence: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
        fix: 'collector:\n  otel:\n    receiver:\n      namespace: otel-receiver',
      }),
    ];
  }
  if (talos || !receiver) return [];
  return [
    warning('otel/receiver-unused', ['collector', 'otel', 'receiver'], {
      problem: 'a receiver for logs of Talos is asked for, but its logs are not',
      consequence: 'the receiver is left out',
      fix: 'logs:\n  talos: { kernelPort: 6050, servicePort: 6051 }',
    }),
  ];
}
