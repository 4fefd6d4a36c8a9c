import type { Step } from './effect';
import { type Stateful, takesLines } from './stateful';

/** The port of Loki's pods in both charts and in plain objects. */
const PORT = 3100;

/**
 * Has pods of Loki store what they hold, before they go for good. The API server hands the call on to the pod
 * (grafana/loki@v3.6.3:pkg/ingester/ingester.go, ShutdownHandler).
 * @param from the first ordinal that goes
 */
export function flushFrom(stateful: Stateful, from: number): readonly Step[] {
  if (!takesLines(stateful)) return [];
  const { namespace, name, state } = stateful;
  const ordinals = Array.from({ length: Math.max(0, (state.replicas ?? 0) - from) }, (_, index) => from + index);
  const pods = ordinals.length > 0 ? ordinals.map((ordinal) => `${name}-${ordinal}`) : [`${name}-ORDINAL`];
  const lines = pods
    .reverse()
    .map(
      (pod) =>
        `kubectl get --raw '/api/v1/namespaces/${namespace}/pods/${pod}:${PORT}/proxy/ingester/shutdown?flush=true&delete_ring_tokens=true&terminate=false'`,
    );
  return [
    {
      text: 'Right before the merge, have the pods that go store what they hold: each stops taking lines, and answers when it is done.',
      command: lines.join('\n'),
    },
  ];
}
