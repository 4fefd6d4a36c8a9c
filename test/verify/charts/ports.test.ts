import type { JsonObject } from '../../../lib/kubernetes/json';
import { kubeObject } from '../../../lib/references/kube-object';
import { portsOf } from '../../../verify/charts/ports';

const object = (kind: string, name: string, spec: JsonObject) => {
  const made = kubeObject({ apiVersion: 'v1', kind, metadata: { name, namespace: 'logs' }, spec }, 'test');
  if (!made) throw new Error(name);
  return made;
};

test('ports of Services and of containers are told by their names, sorted', () => {
  const containers: JsonObject[] = [
    { name: 'loki', ports: [{ name: 'http', containerPort: 3100 }, { containerPort: 9095 }] },
    { name: 'sidecar' },
  ];
  expect(
    portsOf([
      object('StatefulSet', 'loki', { template: { spec: { containers } } }),
      object('Service', 'loki', { ports: [{ name: 'http', port: 80 }] }),
      object('ConfigMap', 'loki', {}),
    ]),
  ).toEqual({ 'Service loki': { http: 80 }, 'StatefulSet loki': { 'loki 9095': 9095, 'loki http': 3100 } });
});

test('what is rendered first counts', () => {
  const service = (port: number) => object('Service', 'loki', { ports: [{ name: 'http', port }] });
  expect(portsOf([service(80), service(81)])).toEqual({ 'Service loki': { http: 80 } });
});
