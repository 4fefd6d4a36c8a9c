import { findChart } from '../../lib/charts/catalog';
import { valuesKeys } from '../../lib/charts/values-keys';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { fixText } from '../support/fix-text';
import { release } from '../support/fixtures';

function alloyFindings(values: JsonObject) {
  const found = findChart('alloy', { version: '1.5.0' });
  if (found.kind !== 'found') throw new Error(found.kind);
  const valuesPath = ['collector', 'alloy', 'values'];
  return runChecks(valuesKeys, { releases: [release({ name: 'alloy', chart: found.chart, values, valuesPath })] });
}

test('values that the chart understands raise nothing', () => {
  expect(alloyFindings({ controller: { type: 'daemonset' }, alloy: { storagePath: '/var/lib/alloy' } })).toEqual([]);
});

test('an unknown key: the fix is the nearest one, ready to paste', () => {
  expect(alloyFindings({ replicas: 2 })).toEqual([
    {
      id: 'values/unknown-key',
      severity: 'error',
      path: ['collector', 'alloy', 'values', 'replicas'],
      problem: 'chart alloy 1.5.0 has no key replicas',
      consequence: 'Helm and the chart accept it without a word, and the setting has no effect',
      fix: fixText('`collector.alloy.values.controller.replicas`'),
    },
  ]);
});

test('an unknown key with nothing near: the fix says where to look', () => {
  expect(alloyFindings({ promtail: { enabled: true } })).toMatchObject([
    {
      id: 'values/unknown-key',
      fix: fixText('helm show values alloy --repo https://grafana.github.io/helm-charts --version 1.5.0'),
    },
  ]);
});

test.each([
  [{ controller: { replicas: '2' } }, 'controller.replicas is "2"', 'replicas: 2'],
  [{ controller: { hostPID: 'true' } }, 'controller.hostPID is "true"', 'hostPID: true'],
  [{ controller: { dnsPolicy: 1 } }, 'controller.dnsPolicy is 1', 'dnsPolicy: "1"'],
  [{ alloy: { extraArgs: '--x' } }, 'alloy.extraArgs is "--x"', 'extraArgs:\n          - --x'],
  [{ controller: { replicas: { min: 2 } } }, 'controller.replicas is a map', 'write a number'],
  [{ controller: { replicas: 'two' } }, 'controller.replicas is "two"', 'write a number'],
])('a wrong type: %j', (values, problem, fix) => {
  expect(alloyFindings(values)).toMatchObject([
    { id: 'values/wrong-type', problem: expect.stringContaining(problem), fix: fixText(fix) },
  ]);
});

test.each([
  ['DaemonSet', 'type: daemonset'],
  ['job', 'write one of daemonset, deployment, statefulset'],
])('a word that no template knows: %s', (type, fix) => {
  expect(alloyFindings({ controller: { type } })).toMatchObject([{ id: 'values/not-allowed', fix: fixText(fix) }]);
});

test('null, at the exact place', () => {
  const tolerations = [{ key: null }];
  expect(alloyFindings({ controller: { replicas: null, tolerations } })).toMatchObject([
    { id: 'values/null', path: expect.arrayContaining(['replicas']), fix: fixText('or write a number') },
    { id: 'values/null', problem: 'controller.tolerations[0].key is null', fix: fixText('or write a value') },
  ]);
});
