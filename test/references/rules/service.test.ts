import { broken, names, object, pods, service } from '../objects';

const called = { readinessProbe: { httpGet: { port: 'http' } } };
const LOKI = pods('loki', { container: called });

test.each([
  ['a name', { port: 80, targetPort: 'http' }],
  ['a number', { port: 80, targetPort: 3100 }],
  ['no target', { port: 3100 }],
])('a port with %s leads to the pods', (_, port) => {
  expect(names([LOKI, service('loki', { app: 'loki' }, [port])])).toEqual([]);
});

test('a selector that is off by one label is said with what it nearly selects', () => {
  const selector = { app: 'loki', tier: 'writer' };
  const write = pods('loki', { labels: { app: 'loki', tier: 'write' }, container: called });
  expect(broken([write, service('loki', selector, [{ port: 3100 }])])).toMatchObject([
    {
      check: 'service',
      object: 'Service logging/loki',
      problem: 'no pods of logging have the labels app=loki, tier=writer',
      fix: 'select the labels of Deployment logging/loki, which has tier=write',
    },
  ]);
});

test('pods of another namespace are not selected', () => {
  const elsewhere = object('Service', 'loki', { spec: { selector: { app: 'loki' } } }, { namespace: 'else' });
  expect(names([LOKI, elsewhere])).toEqual(['service Service else/loki']);
  expect(names([LOKI, elsewhere], { namespaces: ['else'] })).toEqual([]);
});

test.each([['https'], [3101]])('port %s of the pods is not there', (targetPort) => {
  const found = broken([LOKI, service('loki', { app: 'loki' }, [{ port: 80, targetPort }])]);
  expect(found).toMatchObject([
    { check: 'service', fix: 'write a targetPort that Deployment logging/loki has: http (3100)' },
  ]);
});

test('pods that list no ports may listen on any number', () => {
  const silent = pods('loki', { ports: [] });
  expect(names([silent, service('loki', { app: 'loki' }, [{ port: 3100 }])])).toEqual([]);
  expect(names([silent, service('loki', { app: 'loki' }, [{ port: 80, targetPort: 'http' }])])).toHaveLength(1);
});

test('a Service without a selector is somebody else’s', () => {
  expect(names([object('Service', 'loki', { spec: { ports: [{ port: 80 }] } })])).toEqual([]);
});

function ingress(name: string, port: number) {
  const path = { path: '/', backend: { service: { name, port: { number: port } } } };
  return object('Ingress', 'in', { spec: { rules: [{ http: { paths: [path] } }] } });
}

const SERVICE = service('loki', { app: 'loki' }, [{ name: 'http', port: 80, targetPort: 'http' }]);

test('an Ingress leads to a Service', () => {
  expect(names([LOKI, SERVICE, ingress('loki', 80)])).toEqual([]);
  const services = [{ namespace: 'logging', name: 'grafana', port: 80 }];
  expect(names([LOKI, SERVICE, ingress('grafana', 80)], { services })).toEqual([]);
  expect(names([LOKI, SERVICE, ingress('other', 80)], { services })).toHaveLength(1);
  expect(broken([LOKI, SERVICE, ingress('lokki', 80)])).toMatchObject([{ check: 'service', fix: 'write loki' }]);
  expect(broken([LOKI, SERVICE, ingress('loki', 81)])).toMatchObject([
    { problem: 'it leads to port 81 of the Service logging/loki, which has http (80)' },
  ]);
});
