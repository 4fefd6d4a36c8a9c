import { setKey } from '../findings/repair';
import { environmentCheck } from './subject';

/** Checks that lines which lead to traces are collected. */
export const tracingPodsOff = environmentCheck({
  id: 'tracing/pods-off',
  severity: 'warning',
  since: '0.1.0',
  finds: 'ways to traces are asked for, and lines of pods, the only ones that name traces, are not collected',
  happens: 'no line ever leads to a trace',
  remedy: 'read pods with `logs.pods`, or delete `tracing`',
  needs: ['tracing', 'logs'],
  find: ({ logs: { pods } }) => {
    if (pods) return [];
    return [
      {
        path: ['tracing'],
        problem: 'ways to traces are asked for, but only the lines of pods name traces, and they are not collected',
        fix: setKey(['logs', 'pods'], true, { otherwise: 'delete `tracing`' }),
      },
    ];
  },
});

export const tracingNamespaceExcluded = environmentCheck({
  id: 'tracing/namespace-excluded',
  severity: 'warning',
  since: '0.1.0',
  finds: 'a namespace writes access logs for traces, and its pods are not read',
  happens: 'the access logs are written and never stored, and none of them leads to a trace',
  remedy: 'delete it from `tracing.accessLogs.namespaces`, or from `logs.pods.excludeNamespaces`',
  needs: ['tracing', 'logs'],
  find: ({ tracing: { accessLogs }, logs: { pods } }) =>
    (accessLogs?.namespaces ?? []).flatMap((namespace, index) => {
      if (!pods?.excludeNamespaces.includes(namespace)) return [];
      return [
        {
          path: ['tracing', 'accessLogs', 'namespaces', index],
          problem: `${namespace} writes access logs, but logs.pods.excludeNamespaces leaves the namespace out`,
          fix: `delete ${namespace} from one of the two lists`,
        },
      ];
    }),
});
