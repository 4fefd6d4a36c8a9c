import { authorizationPolicy } from '../../lib/mesh/authorization-policy';
import type { Sender } from '../../lib/mesh/sender';
import { list, receiver, shipper, specOf } from './fixtures';

const ranges = { podCidrs: ['10.244.0.0/16'], nodeCidrs: ['10.0.10.11/32'] };
const rules = (senders: readonly Sender[], known = ranges as Parameters<typeof authorizationPolicy>[2]) =>
  specOf([authorizationPolicy(shipper, [{ port: 4317, senders }], known)], 'AuthorizationPolicy', shipper.name).rules;
const sources = (senders: readonly Sender[]) =>
  list({ rules: rules(senders) ?? [] }, 'rules').flatMap((rule) => list(rule, 'from').map(({ source }) => source));

const member: Sender = { network: 'mesh', namespace: 'otel-shipper', workload: shipper };
const grafana: Sender = { network: 'mesh', namespace: 'grafana' };
const outsider: Sender = { network: 'pods', namespace: 'monitoring' };
const node: Sender = { network: 'nodes', namespace: 'otel-receiver', workload: receiver };

test('our own workloads are known by their service accounts, those of others by their namespaces', () => {
  expect(sources([member, grafana])).toEqual([
    { serviceAccounts: ['otel-shipper/otel-shipper-opentelemetry-collector'] },
    { namespaces: ['grafana'] },
  ]);
});

test('a ingressRule is one port of the pods, as text', () => {
  expect(rules([grafana])).toMatchObject([{ to: [{ operation: { ports: ['4317'] } }] }]);
});

test('pods outside of the mesh come from where pods live, processes of nodes from there or from a node', () => {
  expect(sources([outsider])).toEqual([{ ipBlocks: ['10.244.0.0/16'] }]);
  expect(sources([node])).toEqual([{ ipBlocks: ['10.0.10.11/32', '10.244.0.0/16'] }]);
  expect(sources([node, outsider])).toEqual([{ ipBlocks: ['10.0.10.11/32', '10.244.0.0/16'] }]);
});

test('a process of a node is never known by an identity', () => {
  expect(JSON.stringify(sources([node]))).not.toContain('receiver');
});

test('an identity and an address are two sources: in one, both would have to hold', () => {
  expect(sources([grafana, outsider])).toEqual([{ namespaces: ['grafana'] }, { ipBlocks: ['10.244.0.0/16'] }]);
});

test('a workload that nobody calls, or nobody who is known, lets nobody in', () => {
  expect(specOf([authorizationPolicy(shipper, [], ranges)], 'AuthorizationPolicy', shipper.name)).toEqual({
    selector: { matchLabels: shipper.podLabels },
    action: 'ALLOW',
    rules: [],
  });
  expect(rules([node], {})).toEqual([]);
});

test('no list has more service accounts than Istio takes', () => {
  const many = Array.from({ length: 17 }, (_, index) => ({
    ...member,
    workload: { ...shipper, serviceAccount: `account-${index}` },
  }));
  const lists = sources(many).map((source) => Object(source).serviceAccounts);
  expect(lists.map(({ length }) => length)).toEqual([16, 1]);
  expect(new Set(lists.flat()).size).toBe(17);
});
