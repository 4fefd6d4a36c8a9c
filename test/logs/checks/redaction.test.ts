import { runChecks } from '../../../lib/findings/check';
import { filesAround, nothingToRedact, redactedNamespaceExcluded } from '../../../lib/logs/checks/redaction';
import type { LogIntent } from '../../../lib/logs/intent';
import { type CollectorSettings, chosenCollector } from '../../../lib/plan/collectors';
import { environment } from '../../tiers/alloy/checks/environment';
import { minimal as otel } from '../../tiers/otel/props';

const sensitive = { namespaces: ['payments', 'identity'] };
const job = 'x';

/** What is found of redaction, whoever finds it. */
function redaction(asked: { readonly logs: LogIntent; readonly collector: CollectorSettings }) {
  const { collector, settings } = chosenCollector(asked.collector);
  const subject = { ...asked, settings, platform: { distribution: 'k3s' }, packaging: 'helm' } as const;
  const all = [
    ...runChecks([filesAround, nothingToRedact, redactedNamespaceExcluded], subject),
    ...runChecks(collector.checks, subject),
  ];
  return all.filter(({ id }) => id.startsWith('redaction/'));
}

const found = (logs: Partial<LogIntent>) => redaction(environment({ redaction: sensitive, ...logs }));

test('pods and events are redacted where they are read', () => {
  expect(found({})).toEqual([]);
  expect(found({ pods: undefined, events: { job } })).toEqual([]);
});

describe('files of the node', () => {
  const around = (path: string, more: Partial<LogIntent> = {}) => found({ nodeFiles: [{ path, job }], ...more });

  test.each([
    '/var/log/pods/*/*/*.log',
    '/var/log/pods/payments_api-0_*/**',
    '/var/log/containers/*.log',
    '/var/log/containers/api-0_identity_api-*.log',
    '/var/log/*/*.log',
    '/var/log/**/*.log',
    '/var/log/**',
    '/var/**',
    '/var/log/{pods,audit}/*/*/*.log',
    '/var/lo?/pods/*/*/0.log',
    '/var/lib/docker/containers/*/*.log',
  ])('%s reaches what pods of sensitive namespaces write', (path) => {
    expect(around(path)).toMatchObject([
      { id: 'redaction/bypass', severity: 'error', path: ['logs', 'nodeFiles', 0, 'path'] },
    ]);
  });

  test.each([
    '/var/log/syslog',
    '/var/log/*.log',
    '/var/log/*',
    '/var/log/audit/**',
    '/var/log/pods/shop_*/*/*.log',
    '/var/log/podsx/*/*/*.log',
  ])('%s does not', (path) => expect(around(path)).toEqual([]));

  test('it does not matter that pods are not read otherwise', () => {
    const more = { pods: undefined, events: { job } };
    expect(around('/var/log/pods/**', more)).toMatchObject([{ id: 'redaction/bypass' }]);
  });

  test('the namespaces that it reaches are named', () => {
    const [finding] = around('/var/log/pods/payments_*/*/*.log');
    expect(finding?.problem).toContain('pods of payments write');
  });

  test('without sensitive namespaces there is nothing to get around', () => {
    expect(around('/var/log/**', { redaction: undefined })).toEqual([]);
  });

  test.each([
    ['/var/log', 0],
    ['/var/log/containers', 1],
    ['/var/lib/docker/containers/0a1b', 1],
  ])('machine logs in %s', (directory, count) => {
    const findings = found({ machineLogs: { directory, job } });
    expect(findings).toHaveLength(count);
    for (const { path } of findings) expect(path).toEqual(['logs', 'machineLogs', 'directory']);
  });

  test('holds for every collector', () => {
    const asked = environment({ redaction: sensitive, nodeFiles: [{ path: '/var/log/**', job }] });
    expect(redaction({ ...asked, collector: { otel } })).toMatchObject([{ id: 'redaction/bypass' }]);
  });
});

test('there must be something to redact', () => {
  expect(found({ pods: undefined })).toMatchObject([
    { id: 'redaction/no-pods', severity: 'warning', path: ['logs', 'redaction'] },
  ]);
});

describe('a namespace that is not read', () => {
  const pods = { excludeNamespaces: ['vault', 'identity'], podLabels: {}, parse: [], traceIds: false };

  test('has nothing to redact', () => {
    expect(found({ pods })).toMatchObject([
      { id: 'redaction/namespace-excluded', severity: 'warning', path: ['logs', 'redaction', 'namespaces', 1] },
    ]);
  });

  test('but for events about its objects', () => expect(found({ pods, events: { job } })).toEqual([]));
});
