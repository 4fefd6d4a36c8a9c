import { defineCheck } from '../../../findings/check';
import { removeKey, setKey } from '../../../findings/repair';
import type { CollectorSubject } from '../../collector';
import type { OtelSettings } from '../settings';

export const receiverMissing = defineCheck<CollectorSubject<OtelSettings>>()({
  id: 'otel/receiver-missing',
  severity: 'error',
  since: '0.1.0',
  finds: 'logs of Talos are asked for, and no collector in the network of the nodes takes them',
  happens: 'Talos keeps its logs in memory until they are overwritten, and none is stored',
  remedy: 'add `collector.otel.receiver`',
  needs: ['settings', 'logs'],
  find: ({ settings, logs }) => {
    if (!logs.talos || settings.receiver) return [];
    return [
      {
        path: ['logs', 'talos'],
        problem: 'logs of Talos are asked for, but there is no collector in the network of the nodes to take them',
        fix: setKey(['collector', 'otel', 'receiver'], { namespace: 'otel-receiver' }),
      },
    ];
  },
});

export const receiverUnused = defineCheck<CollectorSubject<OtelSettings>>()({
  id: 'otel/receiver-unused',
  severity: 'warning',
  since: '0.1.0',
  finds: 'a receiver for logs of Talos is asked for, but its logs are not',
  happens: 'the receiver is left out',
  remedy: 'ask for the logs with `logs.talos`, or delete the receiver',
  needs: ['settings', 'logs'],
  find: ({ settings, logs }) => {
    if (logs.talos || !settings.receiver) return [];
    return [
      {
        path: ['collector', 'otel', 'receiver'],
        problem: 'a receiver for logs of Talos is asked for, but its logs are not',
        fix: removeKey(['collector', 'otel', 'receiver'], { otherwise: 'ask for the logs with `logs.talos`' }),
      },
    ];
  },
});
