import { broken, names, object, pods } from '../objects';

const ACCOUNT = object('ServiceAccount', 'alloy', {});
const running = (serviceAccountName: string) => pods('alloy', { ports: [], spec: { serviceAccountName } });

test('pods run as an account that exists', () => {
  expect(names([ACCOUNT, running('alloy')])).toEqual([]);
  expect(names([running('default')])).toEqual([]);
  expect(broken([ACCOUNT, running('aloy')])).toMatchObject([
    {
      check: 'account',
      problem: 'its pods run as the ServiceAccount logging/aloy, which does not exist',
      fix: 'write alloy',
    },
  ]);
});

function binding(subject: string, role: string, kind = 'ClusterRole', namespace = 'logging') {
  const subjects = [{ kind: 'ServiceAccount', name: subject, namespace }];
  return object('ClusterRoleBinding', 'alloy', { roleRef: { kind, name: role }, subjects });
}

const ROLE = object('ClusterRole', 'alloy', {});

test.each(['alloy', 'view', 'cluster-admin', 'system:auth-delegator'])('a binding of the role %s', (role) => {
  expect(names([ACCOUNT, ROLE, binding('alloy', role)])).toEqual([]);
});

test('a role that does not exist', () => {
  expect(broken([ACCOUNT, ROLE, binding('alloy', 'aloy')])).toMatchObject([
    { check: 'account', problem: 'it gives the rights of ClusterRole aloy, which does not exist', fix: 'write alloy' },
  ]);
});

test('a subject that does not exist', () => {
  expect(broken([ACCOUNT, ROLE, binding('events', 'alloy')])).toMatchObject([
    { check: 'account', problem: 'it gives rights to the ServiceAccount logging/events, which does not exist' },
  ]);
});

test('in a declared namespace, only a slip of the pen is certain', () => {
  const declared = { namespaces: ['logging'] };
  expect(names([ACCOUNT, ROLE, binding('events', 'alloy')], declared)).toEqual([]);
  expect(names([ACCOUNT, ROLE, binding('aloy', 'alloy')], declared)).toHaveLength(1);
});
