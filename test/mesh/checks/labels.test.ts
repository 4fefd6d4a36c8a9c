import type { Check } from '../../../lib/findings/check';
import { existingNamespaces, labelsOnHostNetwork, sidecarLabels } from '../../../lib/mesh/checks/labels';
import type { MeshSubject } from '../../../lib/mesh/checks/subject';
import type { MeshInput } from '../../../lib/mesh/input';
import { runCheck } from '../../support/checks';
import { fixText } from '../../support/fix-text';
import { meshOf, receiver, shipper } from '../fixtures';

const find = (check: Check<Pick<MeshSubject, 'mesh'>>, input: MeshInput) => runCheck(check, { mesh: input });
const mesh = (more: Partial<MeshInput> = {}, workloads = [receiver, shipper]) => meshOf(workloads, [], more);
const labelled = (namespace: string, labels: Readonly<Record<string, string>>) => ({
  namespaces: { [namespace]: { existing: false, labels } },
});
const existing = { namespaces: { 'otel-shipper': { existing: true, labels: {} } } };

describe('the node’s network', () => {
  test('a namespace that only uses it gets its label in vain', () => {
    expect(
      find(labelsOnHostNetwork, mesh(labelled('otel-receiver', { 'istio.io/dataplane-mode': 'ambient' }))),
    ).toMatchObject([
      {
        id: 'mesh/label-on-host-network',
        severity: 'error',
        path: ['namespaces', 'otel-receiver', 'labels', 'istio.io/dataplane-mode'],
      },
    ]);
  });

  test('so does one of others that is called a member', () => {
    const namespaces = { 'otel-receiver': { existing: true, labels: {} } };
    expect(find(labelsOnHostNetwork, mesh({ namespaces, settings: { members: ['otel-receiver'] } }))).toMatchObject([
      { severity: 'error', path: ['mesh', 'istio', 'members'] },
    ]);
  });

  test('beside pods of the mesh, it is easily mistaken', () => {
    const neighbour = { ...receiver, namespace: 'otel-shipper' };
    expect(find(labelsOnHostNetwork, mesh({}, [neighbour, shipper]))).toMatchObject([
      { id: 'mesh/label-on-host-network', severity: 'warning', path: ['namespaces', 'otel-shipper'] },
    ]);
  });

  test('in a namespace of its own, it is not', () => {
    expect(find(labelsOnHostNetwork, mesh())).toEqual([]);
    expect(find(labelsOnHostNetwork, mesh(labelled('otel-receiver', { 'istio.io/dataplane-mode': 'none' })))).toEqual(
      [],
    );
  });
});

describe('a namespace of others', () => {
  test('is labelled by them, or left unprotected', () => {
    expect(find(existingNamespaces, mesh(existing))).toMatchObject([
      {
        id: 'mesh/existing-namespace',
        severity: 'warning',
        path: ['namespaces', 'otel-shipper', 'existing'],
        fix: fixText('# add to `mesh.istio.members`\n- otel-shipper'),
      },
    ]);
  });

  test('is fine once it is called a member, or if nothing there can join', () => {
    expect(find(existingNamespaces, mesh({ ...existing, settings: { members: ['otel-shipper'] } }))).toEqual([]);
    const namespaces = { 'otel-receiver': { existing: true, labels: {} } };
    expect(find(existingNamespaces, mesh({ namespaces }))).toEqual([]);
  });
});

test.each(['istio-injection', 'istio.io/rev'])('%s asks for sidecars, which keep pods out of the mesh', (label) => {
  expect(find(sidecarLabels, mesh(labelled('otel-shipper', { [label]: 'enabled' })))).toMatchObject([
    { id: 'mesh/sidecar-label', severity: 'error', path: ['namespaces', 'otel-shipper', 'labels', label] },
  ]);
  expect(find(sidecarLabels, mesh(labelled('otel-shipper', { [label]: 'disabled' })))).toEqual([]);
  expect(find(sidecarLabels, mesh(labelled('otel-receiver', { [label]: 'enabled' })))).toEqual([]);
});
