import { readFileSync } from 'node:fs';
import { declaredByNeeds, needs } from '../../lib/needs/lines';
import { planStack } from '../../lib/plan/plan';
import { loadOne, MINIMAL } from '../environment/in-memory';

const S3 = MINIMAL.replace(
  '{ filesystem: {} }',
  '{ s3: { endpoint: "https://s3.example", region: eu, buckets: { chunks: logs-chunks }, credentialsSecret: keys } }',
);
const of = (text: string) => needs(planStack(loadOne(text)));

test('namespaces that no object creates must be there', () => {
  expect(of(MINIMAL)).toEqual(['namespace flux-system']);
  expect(of(`${MINIMAL}namespaces: { monitoring: { existing: true } }\n`)).toEqual([
    'namespace flux-system',
    'namespace monitoring none privileged',
  ]);
});

test('a namespace of others says which Pod Security levels it may enforce', () => {
  const on = (distribution: string) =>
    of(
      `${MINIMAL.replace('k3s', distribution).replace('alloy: { namespace: monitoring }', 'alloy: { namespace: logs }')}namespaces: { logs: { existing: true }, monitoring: { existing: true } }\n`,
    ).filter((line) => /^namespace (logs|monitoring)/.test(line));
  expect(on('k3s')).toEqual(['namespace logs none privileged', 'namespace monitoring']);
  expect(on('talos')).toEqual(['namespace logs privileged', 'namespace monitoring']);
});

test('Secrets must be there with their keys, and nothing is said of their values', () => {
  expect(of(S3)).toContain('secret monitoring keys AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY');
});

test('Secrets that Flux brings need not', () => {
  const brought = S3.replace('{ flux: {} }', '{ flux: { secrets: { path: ./secrets } } }');
  expect(of(brought).join()).not.toContain('secret ');
});

test('Secrets that Flux brings are announced, and so is the key that opens them', () => {
  const settings = '{ flux: { secrets: { path: ./secrets, decryptionSecret: sops-age } } }';
  const lines = of(S3.replace('{ flux: {} }', settings));
  expect(lines.filter((line) => line.startsWith('announced'))).toEqual([
    'announced monitoring keys AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    'announced flux-system sops-age',
  ]);
});

const EXISTING = MINIMAL.replace(
  /loki:\n( {2}.*\n)+/,
  'loki: { existing: { pushUrl: "http://loki-gateway.logs.svc:8080/loki/api/v1/push" } }\n',
);

test('Services of others that are called must be there, once each', () => {
  expect(of(EXISTING).filter((line) => line.startsWith('service'))).toEqual(['service logs loki-gateway 8080']);
  expect(of(MINIMAL).join()).not.toContain('service');
  const outside = EXISTING.replace('loki-gateway.logs.svc:8080', 'loki.example');
  expect(of(outside).join()).not.toContain('service');
});

test('a Service of DNS that no distribution brings must be there, if something asks it', () => {
  const dns = 'nodes: 3, dns: { service: dns-default, namespace: openshift-dns }';
  const asking = of(MINIMAL.replace('nodes: 3', dns).replace('retention: 30d', 'retention: 30d\n  access: gateway'));
  expect(asking).toContain('service openshift-dns dns-default 53');
  expect(of(MINIMAL.replace('retention: 30d', 'retention: 30d\n  access: gateway')).join()).not.toContain('service');
  expect(of(EXISTING.replace('nodes: 3', dns)).join()).not.toContain('openshift');
});

test('a stack that is switched off needs neither Services nor Secrets', () => {
  expect(of(`${EXISTING}enabled: false\n`).join()).not.toMatch(/service|secret|announced/);
  expect(of(`${S3}enabled: false\n`).join()).not.toMatch(/service|secret|announced/);
});

test('what is written can be read', () => {
  const text = `# a comment\n${[...of(S3), ...of(EXISTING)].join('\n')}\nunused logs loki-ruler\nport logs loki-minio 9001\nobject ConfigMap logs rules\nobject ClusterRole reader\nother line\n`;
  expect(declaredByNeeds(text)).toEqual({
    namespaces: expect.arrayContaining(['flux-system']),
    secrets: [{ namespace: 'monitoring', name: 'keys', keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] }],
    services: [{ namespace: 'logs', name: 'loki-gateway', port: 8080 }],
    unusedServices: [{ namespace: 'logs', name: 'loki-ruler' }],
    ports: [{ namespace: 'logs', name: 'loki-minio', port: 9001 }],
    objects: [
      { kind: 'ConfigMap', namespace: 'logs', name: 'rules' },
      { kind: 'ClusterRole', name: 'reader' },
    ],
    calls: [],
  });
});

test('a ruler that does not run is named by the gateway, and never called', () => {
  const distributed = S3.replace('retention: 30d', 'retention: 30d\n  topology: distributed');
  expect(of(distributed)).toContain('unused monitoring loki-ruler');
  expect(of(S3).join()).not.toContain('unused');
});

test('what an environment file says of others is a need as well, and nothing where the stack is off', () => {
  const others = `others:
  secrets: [{ namespace: edge, name: proxy, keys: [token] }]
  services: [{ namespace: edge, name: proxy, port: 8080 }]
  objects: [{ kind: ConfigMap, namespace: edge, name: ca }, { kind: PriorityClass, name: high }]
  calls: [{ namespace: monitoring, workload: alloy, port: 4317 }]
`;
  expect(of(`${MINIMAL}${others}`)).toEqual(
    expect.arrayContaining([
      'namespace edge',
      'secret edge proxy token',
      'service edge proxy 8080',
      'object ConfigMap edge ca',
      'object PriorityClass high',
      'port monitoring alloy 4317',
    ]),
  );
  expect(of(`${MINIMAL}enabled: false\n${others}`).join()).not.toContain('edge');
});

test('Services that an environment file names by their URLs must be there', () => {
  const rules = "rules: { alertmanager: 'http://alertmanager.watch.svc:9093', groups: [{ name: g, rules: [RULE] }] }";
  const rule = `{ alert: A, expr: 'sum(count_over_time({namespace="a"}[5m])) > 1' }`;
  const text = S3.replace('retention: 30d', `retention: 30d\n  ${rules.replace('RULE', rule)}`);
  expect(of(text.replace('https://s3.example', 'http://minio.storage.svc.cluster.local:9000'))).toEqual(
    expect.arrayContaining(['service watch alertmanager 9093', 'service storage minio 9000']),
  );
  expect(of(text.replace('alertmanager.watch.svc', 'alerts.example')).join()).not.toMatch(/\bservice\b/);
});

test('a certificate may come after its Ingress: nothing waits for it', () => {
  const ingress =
    'retention: 30d\n  access: gateway\n  gateway: { ingress: { host: logs.example, tlsSecret: tls }, authentication: { htpasswdSecret: users, credentialsSecret: alloy } }';
  expect(of(S3.replace('retention: 30d', ingress))).toContain('announced monitoring tls tls.crt tls.key');
});

test('a Service that a chart names and does not make is no fault of the environment', () => {
  const chart = (version: string) =>
    of(S3.replace('retention: 30d', `retention: 30d\n  topology: distributed\n  chart: ${version}`));
  expect(chart('6.49.0')).toContain('unused monitoring loki-compactor-headless');
  expect(chart('18.11.0').join()).not.toContain('loki-compactor-headless');
});

test('namespaces that policies, monitors and the mesh name must be there, once each', () => {
  const file = readFileSync('test/fixtures/environments/talos-ambient.yaml', 'utf8');
  const lines = needs(planStack(loadOne(file)));
  expect(lines.filter((line) => line.startsWith('namespace'))).toEqual([
    'namespace argocd',
    'namespace grafana',
    'namespace otel-metrics',
  ]);
});

test('the namespace of a Service of others that is called must be there', () => {
  expect(of(EXISTING)).toContain('namespace logs');
  expect(of(`${EXISTING}enabled: false\n`)).not.toContain('namespace logs');
});
