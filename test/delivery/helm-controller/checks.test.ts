import { HELM_CONTROLLER_CHECKS } from '../../../lib/delivery/helm-controller/checks';
import { runChecks } from '../../../lib/findings/check';
import { formatFix } from '../../../lib/findings/fix-text';
import { loadOne, MINIMAL } from '../../environment/in-memory';
import { release } from '../../support/fixtures';

const releases = [release(), release({ name: 'alloy', valuesPath: ['collector', 'alloy', 'values'] })];
const findings = (engine: string, others = releases) =>
  runChecks(HELM_CONTROLLER_CHECKS, {
    helmController: loadOne(MINIMAL.replace('flux: {}', engine)).delivery.helmController,
    releases: others,
  });

test('two releases of one name in two namespaces would be one HelmChart', () => {
  const twice = [...releases, release({ namespace: 'elsewhere' })];
  expect(findings('helmController: {}', twice)).toMatchObject([
    {
      id: 'delivery/helm-chart-name',
      severity: 'error',
      problem: 'two releases are named loki, one in monitoring and one in elsewhere',
      consequence: expect.stringContaining('kube-system/loki'),
    },
  ]);
  expect(findings('helmController: {}')).toEqual([]);
});

test('values of a release of our own belong to it', () => {
  const [finding, ...others] = findings(
    'helmController: { chartConfigs: { alloy: { alloy: { clustering: { enabled: true } } }, rke2-coredns: { a: 1 } } }',
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    id: 'delivery/helm-chart-config-own',
    severity: 'error',
    path: ['delivery', 'helmController', 'chartConfigs', 'alloy'],
  });
  expect(formatFix(finding?.fix ?? '')).toBe(
    'move `delivery.helmController.chartConfigs.alloy` to `collector.alloy.values`',
  );
});

test('other engines name releases by namespace', () => {
  expect(findings('flux: {}', [...releases, release({ namespace: 'elsewhere' })])).toEqual([]);
});
