import { endpointUrl, serviceAddress, serviceOfUrl } from '../../lib/wiring/endpoint';
import { endpoint } from '../support/wiring';

test('a URL has the host, the port and the path of its Service', () => {
  expect(endpointUrl(endpoint())).toBe('http://loki-write.monitoring.svc.cluster.local:3100/loki/api/v1/push');
});

test.each([
  ['http', 80],
  ['https', 443],
] as const)('the own port of %s is left out', (scheme, port) => {
  expect(endpointUrl(endpoint({ scheme, port, path: '' }))).toBe(`${scheme}://loki-write.monitoring.svc.cluster.local`);
});

test('a port that another scheme implies is written', () => {
  expect(endpointUrl(endpoint({ scheme: 'http', port: 443, path: '' }))).toMatch(/:443$/);
});

test('the domain of the cluster is used', () => {
  expect(endpointUrl(endpoint(serviceAddress('loki', 'logs', 'lab.internal')))).toContain(
    '//loki.logs.svc.lab.internal:',
  );
});

test.each([
  ['http://loki.logs.svc:3100/push', { name: 'loki', namespace: 'logs', port: 3100 }],
  ['https://loki.logs.svc.cluster.test', { name: 'loki', namespace: 'logs', port: 443 }],
  ['http://loki.logs.svc.cluster.test./', { name: 'loki', namespace: 'logs', port: 80 }],
  ['minio.storage.svc:9000', { name: 'minio', namespace: 'storage', port: 9000 }],
  ['http://loki.logs.svc.cluster.other', undefined],
  ['http://loki.logs:3100', undefined],
  ['https://logs.example.com', undefined],
  ['not a url', undefined],
])('%s calls %j', (url, called) => {
  expect(serviceOfUrl(url, 'cluster.test')).toEqual(called);
});
