import type { Check } from '../../../lib/findings/check';
import { invalidCidrs, missingCidrs, openCidrs } from '../../../lib/mesh/checks/cidrs';
import type { MeshSubject } from '../../../lib/mesh/checks/subject';
import type { MeshInput } from '../../../lib/mesh/input';
import { runCheck } from '../../support/checks';
import { fixText } from '../../support/fix-text';
import { grafana, meshOf, receiver, shipper, shipperOtlp } from '../fixtures';

const find = (check: Check<Pick<MeshSubject, 'mesh'>>, input: MeshInput) => runCheck(check, { mesh: input });
const fromNode = { from: receiver, to: shipperOtlp, purpose: 'forward logs' };
const fromPods = { from: grafana, to: shipperOtlp, purpose: 'try' };
const mesh = (flows: MeshInput['wiring']['flows'], more: Partial<MeshInput> = {}) =>
  meshOf([receiver, shipper], flows, more);

describe('ranges that are missing', () => {
  test('a process of a node needs both', () => {
    expect(find(missingCidrs, mesh([fromNode]))).toMatchObject([
      { id: 'mesh/missing-cidrs', severity: 'error', path: ['platform', 'nodeCidrs'] },
      { id: 'mesh/missing-cidrs', severity: 'error', path: ['platform', 'podCidrs'] },
    ]);
    expect(find(missingCidrs, mesh([fromNode], { podCidrs: ['10.244.0.0/16'], nodeCidrs: [] }))).toMatchObject([
      {
        problem:
          'otel-receiver calls port 4317 of otel-shipper from outside of the mesh, and platform.nodeCidrs is not known',
        fix: fixText(/^write as platform.nodeCidrs what holds/),
      },
    ]);
  });

  test('pods outside of the mesh need those of pods', () => {
    expect(find(missingCidrs, mesh([fromPods]))).toMatchObject([{ path: ['platform', 'podCidrs'] }]);
    expect(find(missingCidrs, mesh([], { scraperNamespace: 'prometheus' }))).toMatchObject([
      { problem: expect.stringContaining('a pod of prometheus calls port 8888 of otel-shipper') },
    ]);
  });

  test('the mesh itself needs none', () => {
    expect(find(missingCidrs, mesh([fromPods], { settings: { members: ['grafana'] } }))).toEqual([]);
    expect(
      find(missingCidrs, meshOf([receiver], [{ ...fromNode, to: { ...shipperOtlp, workload: receiver } }])),
    ).toEqual([]);
  });
});

test.each(['0.0.0.0/0', '::/0', '10.0.0.0/7', '128.0.0.0/1'])('%s holds everybody', (cidr) => {
  expect(find(openCidrs, mesh([], { podCidrs: ['10.244.0.0/16', cidr] }))).toMatchObject([
    { id: 'mesh/open-cidr', severity: 'error', path: ['platform', 'podCidrs', 1] },
  ]);
});

test.each(['10.0.0.0/8', '10.0.10.11/32', 'fd00:10:244::/56'])('%s does not', (cidr) => {
  expect(find(openCidrs, mesh([], { nodeCidrs: [cidr] }))).toEqual([]);
  expect(find(invalidCidrs, mesh([], { nodeCidrs: [cidr] }))).toEqual([]);
});

test.each(['10.0.10.11', '10.01.0.0/16', 'the nodes'])('%s is no range, and not called an open one', (cidr) => {
  expect(find(invalidCidrs, mesh([], { nodeCidrs: [cidr] }))).toMatchObject([
    { id: 'mesh/cidr-invalid', severity: 'error', path: ['platform', 'nodeCidrs', 0] },
  ]);
  expect(find(openCidrs, mesh([], { nodeCidrs: [cidr] }))).toEqual([]);
});
