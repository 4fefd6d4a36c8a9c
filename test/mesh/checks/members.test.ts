import type { Check } from '../../../lib/findings/check';
import { outsideSenders, unknownMembers, unknownSenders } from '../../../lib/mesh/checks/members';
import type { MeshSubject } from '../../../lib/mesh/checks/subject';
import type { MeshInput } from '../../../lib/mesh/input';
import { runCheck } from '../../support/checks';
import { fixText } from '../../support/fix-text';
import { grafana, meshOf, receiver, shipper, shipperOtlp } from '../fixtures';

const find = (check: Check<Pick<MeshSubject, 'mesh'>>, input: MeshInput) => runCheck(check, { mesh: input });
const read = { from: grafana, to: shipperOtlp, purpose: 'try' };
const mesh = (more: Partial<MeshInput> = {}, flows = [read]) => meshOf([receiver, shipper], flows, more);
const members = (...names: readonly string[]) => ({ settings: { members: names } });

test('a member that nobody knows has a mistake in its name', () => {
  expect(find(unknownMembers, mesh(members('grafana', 'grafanna')))).toMatchObject([
    {
      id: 'mesh/member-unknown',
      severity: 'error',
      path: ['mesh', 'istio', 'members', 1],
      fix: fixText('delete `mesh.istio.members[1]`; or name one of grafana, otel-receiver, otel-shipper'),
    },
  ]);
});

test('the namespace of the scraper is known, and so are those of workloads', () => {
  const asked = members('prometheus', 'otel-shipper');
  expect(find(unknownMembers, mesh({ ...asked, scraperNamespace: 'prometheus' }))).toEqual([]);
});

test('whoever calls from outside of the mesh opens a port for all pods, once a namespace', () => {
  const again = { ...read, from: { external: 'A report', namespace: 'grafana' } };
  expect(find(outsideSenders, mesh({ scraperNamespace: 'prometheus' }, [read, again]))).toMatchObject([
    {
      id: 'mesh/outside-sender',
      severity: 'warning',
      problem: 'Grafana, A report in grafana is outside of the mesh and calls otel-shipper:4317',
      fix: fixText('# add to `mesh.istio.members`\n- grafana'),
    },
    { problem: 'Prometheus in prometheus is outside of the mesh and calls otel-shipper:8888' },
  ]);
  expect(find(outsideSenders, mesh(members('grafana')))).toEqual([]);
});

test('processes of nodes can’t be anywhere else', () => {
  expect(find(outsideSenders, mesh({}, [{ ...read, from: { ...grafana, namespace: 'grafana' } }]))).toHaveLength(1);
  expect(find(outsideSenders, meshOf([receiver, shipper], [{ ...read, from: receiver }]))).toEqual([]);
});

test('nobody lets in who lives nowhere', () => {
  const stranger = { ...read, from: { external: 'Somebody' } };
  expect(find(unknownSenders, meshOf([shipper], [stranger, stranger, read]))).toMatchObject([
    {
      id: 'mesh/unknown-sender',
      severity: 'warning',
      problem: 'Somebody calls otel-shipper:4317, and nothing says in which namespace it runs',
    },
  ]);
});
