import { tracingNamespaceExcluded, tracingPodsOff } from '../../lib/checks/trace-ids';
import { runChecks } from '../../lib/findings/check';
import type { Environment } from '../../lib/plan/environment';
import { minimal } from '../tiers/alloy/props';

const tracing = { datasourceUid: 'tempo', accessLogs: { namespaces: ['shop', 'vault'], provider: 'x' } };

type Asked = Pick<Environment, 'tracing' | 'logs'>;

function ids(asked: Partial<Pick<Environment, 'tracing' | 'logs'>>) {
  const subject: Asked = { tracing, logs: minimal.logs, ...asked };
  return runChecks<Asked>([tracingPodsOff, tracingNamespaceExcluded], subject).map(({ id, path }) => [id, path]);
}

const pods = { excludeNamespaces: ['vault'], podLabels: {}, parse: [], traceIds: true };

test('lines of all namespaces lead to traces', () => expect(ids({})).toEqual([]));

test('those of a namespace that is left out lead nowhere', () => {
  expect(ids({ logs: { ...minimal.logs, pods } })).toEqual([
    ['tracing/namespace-excluded', ['tracing', 'accessLogs', 'namespaces', 1]],
  ]);
});

test('nothing leads to traces where no pods are read', () => {
  expect(ids({ logs: { ...minimal.logs, pods: undefined } })).toEqual([['tracing/pods-off', ['tracing']]]);
});

test('a namespace that writes no access logs may be left out', () => {
  expect(ids({ tracing: { datasourceUid: 'tempo' }, logs: { ...minimal.logs, pods } })).toEqual([]);
});

test('nothing is said where nobody follows traces', () => {
  expect(ids({ tracing: undefined, logs: { ...minimal.logs, pods: undefined } })).toEqual([]);
});
