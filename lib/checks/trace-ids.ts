import { type Finding, warning } from '../findings/finding';
import type { Environment } from '../plan/environment';

/** Lines that lead to traces are collected. */
export function traceIds({ tracing, logs }: Pick<Environment, 'tracing' | 'logs'>): readonly Finding[] {
  if (!tracing) return [];
  const { pods } = logs;
  if (!pods) return [podsOff()];
  return (tracing.accessLogs?.namespaces ?? []).flatMap((namespace, index) =>
    pods.excludeNamespaces.includes(namespace) ? [excluded(namespace, index)] : [],
  );
}

function podsOff(): Finding {
  return warning('tracing/pods-off', ['tracing'], {
    problem: 'ways to traces are asked for, but only the lines of pods name traces, and they are not collected',
    consequence: 'no line ever leads to a trace',
    fix: 'logs:\n  pods: true # or delete `tracing`',
  });
}

function excluded(namespace: string, index: number): Finding {
  return warning('tracing/namespace-excluded', ['tracing', 'accessLogs', 'namespaces', index], {
    problem: `${namespace} writes access logs, but logs.pods.excludeNamespaces leaves the namespace out`,
    consequence: 'the access logs are written and never stored, and none of them leads to a trace',
    fix: `delete ${namespace} from one of the two lists`,
  });
}
