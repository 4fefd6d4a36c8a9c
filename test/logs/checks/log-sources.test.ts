import { runChecks } from '../../../lib/findings/check';
import { formatFix } from '../../../lib/findings/fix-text';
import { LOG_CHECKS } from '../../../lib/logs/checks/all';
import type { LabelScheme } from '../../../lib/logs/labels/scheme';
import type { PodLogs } from '../../../lib/logs/sources/pods';
import { fixText } from '../../support/fix-text';
import { schemes } from '../../support/schemes';
import { environment } from '../../tiers/alloy/checks/environment';

function findings({ logs, platform }: ReturnType<typeof environment>, scheme: LabelScheme = schemes.alloy) {
  return runChecks(LOG_CHECKS, { logs, platform, scheme });
}

const none = { pods: undefined };
const pods: PodLogs = { excludeNamespaces: [], podLabels: {}, parse: [], traceIds: false };
const rke2 = { dataDirectory: '/var/lib/rancher/rke2', job: 'x' };

describe('sources', () => {
  test('a stack that collects nothing is an error, whichever collector runs', () => {
    for (const scheme of Object.values(schemes)) {
      expect(findings(environment(none), scheme)).toMatchObject([
        { id: 'logs/no-source', path: ['logs'], fix: fixText('logs:\n  pods: true') },
      ]);
    }
  });

  test.each([
    { pods },
    { nodeFiles: [{ path: '/var/log/syslog', job: 'x' }] },
    { events: { job: 'x' } },
    { journal: { directory: '/var/log/journal', job: 'x' } },
    { machineLogs: { directory: '/var/log', job: 'x' } },
    { talos: { kernelPort: 6050, servicePort: 6051 } },
  ])('%j is something', (logs) => expect(findings(environment({ ...none, ...logs }))).toEqual([]));
});

describe('files of RKE2', () => {
  test('are on nodes of RKE2', () => expect(findings(environment({ rke2 }, {}, 'rke2'))).toEqual([]));

  test('are on no others', () => {
    expect(findings(environment({ rke2 }, {}, 'eks'))).toMatchObject([
      {
        id: 'logs/rke2-distribution',
        severity: 'error',
        path: ['logs', 'rke2'],
        fix: fixText('logs:\n  rke2:\n    enabled: false'),
      },
    ]);
  });

  test('k3s has the same elsewhere', () => {
    const [finding] = findings(environment({ rke2 }, {}, 'k3s'));
    expect(formatFix(finding?.fix ?? '')).toContain('/var/lib/rancher/k3s/agent/containerd/containerd.log');
  });
});

describe('labels of pods', () => {
  const withLabels = (...names: string[]) => {
    const podLabels = Object.fromEntries(names.map((name) => [name, 'example.com/x']));
    return environment({ pods: { ...pods, podLabels, parse: ['json'], traceIds: true } });
  };

  test.each([
    'namespace',
    'job',
    'cluster',
    'stream',
    'container_runtime',
    'level',
    'msg',
    'trace_id',
    'filename',
    'service_name',
    '__path__',
    // Parts that the stage for the CRI takes a line apart into.
    'tags',
    'content',
    'time',
    'flags',
  ])('%s is taken', (name) => {
    expect(findings(withLabels('app', name))).toMatchObject([
      { id: 'logs/pod-label-name', severity: 'error', path: ['logs', 'pods', 'podLabels', name] },
    ]);
  });

  test.each(['app', 'component', 'team'])('%s is free', (name) => expect(findings(withLabels(name))).toEqual([]));

  test('a name is free that nothing is found under', () => {
    expect(findings(environment({ pods: { ...pods, podLabels: { level: 'level' } } }))).toEqual([]);
  });

  test('there are as many as Loki takes', () => {
    const names = Array.from({ length: 8 }, (_, index) => `label_${index}`);
    expect(findings(withLabels(...names.slice(1)))).toEqual([]);
    expect(findings(withLabels(...names))).toMatchObject([
      {
        id: 'logs/too-many-labels',
        severity: 'error',
        path: ['logs', 'pods', 'podLabels'],
        problem: 'lines would have 16 index labels, and Loki takes 15',
      },
    ]);
  });
});
