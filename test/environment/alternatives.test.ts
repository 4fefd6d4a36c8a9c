import { parse } from 'yaml';
import { keysAt } from '../../lib/environment/problems/schema-tree';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { Duration } from '../../lib/units/duration';
import { Size } from '../../lib/units/size';
import { findingsOf, loadOne, MINIMAL, summaries } from './in-memory';

// Sections of which an environment file holds one: what test/environment/everything.yaml can not say as well.

const FLUX = 'delivery: { flux: {} }\n';
const ALLOY = '  alloy: { namespace: monitoring }\n';

const ARGOCD = `
argocd:
  namespace: gitops
  project: logs
  source: { repoUrl: "git@git.example.com:platform/logging.git", targetRevision: main }
  path: ./clusters/production
  server: https://10.0.0.1:6443
`;

const OTEL = `
otel:
  chart: 0.170.0
  shipper:
    namespace: otel-shipper
    resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { memory: 256Mi } }
    values: { a: 1 }
  receiver:
    namespace: otel-receiver
    resources: { limits: { memory: 128Mi } }
    values: { b: 2 }
  stateDirectory: /var/state/otel
  queue: 5Gi
  boundedRetry:
    initialInterval: 1s
    maxInterval: 300s
    maxElapsedTime: 600s
    jitter: 0.25
    consumers: 4
    queueSize: 5000
  labels: otlp
  scrapeAnnotations: true
`;

const indented = (section: string) => section.trim().replaceAll(/^/gm, '  ');
const byArgoCd = (section = ARGOCD) => MINIMAL.replace(FLUX, `delivery:\n${indented(section)}\n`);
const withOtel = (section = OTEL) => MINIMAL.replace(ALLOY, `${indented(section)}\n`);

/** Keys that the schema knows below a path and the data lacks; free maps and resources have tests elsewhere. */
function unused(data: JsonObject, path: readonly string[]): readonly string[] {
  return keysAt(path).flatMap((key) => {
    const value = data[key];
    if (value === undefined) return [[...path, key].join('.')];
    return isJsonObject(value) && key !== 'resources' ? unused(value, [...path, key]) : [];
  });
}

describe('delivery by Argo CD', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(ARGOCD).argocd, ['delivery', 'argocd'])).toEqual([]);
    expect(loadOne(byArgoCd()).delivery).toEqual({
      argocd: {
        namespace: 'gitops',
        project: 'logs',
        source: { repoUrl: 'git@git.example.com:platform/logging.git', targetRevision: 'main' },
        path: './clusters/production',
        server: 'https://10.0.0.1:6443',
      },
    });
  });

  it('takes names and folder from the name of the environment, so that two can share an Argo CD', () => {
    expect(loadOne(byArgoCd('argocd: { source: { repoUrl: "https://git.example/a/b" } }')).delivery).toEqual({
      argocd: {
        namespace: 'argocd',
        project: 'logging-production',
        source: { repoUrl: 'https://git.example/a/b', targetRevision: 'HEAD' },
        path: './dist/production',
        server: 'https://kubernetes.default.svc',
      },
    });
  });

  it('needs to know the repository', () => {
    const [missing] = findingsOf(byArgoCd('argocd: {}'));
    expect(missing?.finding).toMatchObject({ id: 'environment/missing-key', path: ['delivery', 'argocd', 'source'] });
    expect(missing?.finding.fix).toContain('source:\n      repoUrl: https://');
  });

  it.each(['https://me:pw@git.example/a', 'not a url'])('%s is no repository', (url) => {
    expect(findingsOf(byArgoCd(`argocd: { source: { repoUrl: "${url}" } }`))).not.toEqual([]);
  });
});

const HELM_CONTROLLER = `
helmController:
  namespace: platform
  timeout: 5m
  chartConfigs: { rke2-coredns: { replicas: 3 } }
`;

describe('delivery by the helm-controller', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(HELM_CONTROLLER).helmController, ['delivery', 'helmController'])).toEqual([]);
    expect(loadOne(byArgoCd(HELM_CONTROLLER)).delivery).toEqual({
      helmController: {
        namespace: 'platform',
        timeout: Duration.minutes(5),
        chartConfigs: { 'rke2-coredns': { replicas: 3 } },
      },
    });
  });

  it('puts releases where RKE2 and k3s have their own', () => {
    expect(loadOne(byArgoCd('helmController: {}')).delivery.helmController).toEqual({
      namespace: 'kube-system',
      timeout: Duration.minutes(15),
      chartConfigs: {},
    });
  });
});

const EXISTING = `
existing:
  pushUrl: https://logs.example.com/loki/api/v1/push
  queryUrl: https://query.example.com
  otlpUrl: https://otlp.example.com/otlp
  tenant: prod
  credentialsSecret: loki-credentials
  structuredMetadata: false
readers: [{ namespace: reports }]
`;

const INSTALLED = /loki:\n( {2}.*\n)+/;
const withExisting = (section = EXISTING) => MINIMAL.replace(INSTALLED, `loki:\n${indented(section)}\n`);

describe('a Loki that someone else runs', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(EXISTING).existing, ['loki', 'existing'])).toEqual([]);
    const { loki, existingLoki, readers } = loadOne(withExisting());
    expect(loki).toBeUndefined();
    expect(existingLoki).toEqual(parse(EXISTING).existing);
    expect(readers).toEqual([{ namespace: 'reports', name: 'reports' }]);
  });

  it('is found by the URL of its push API', () => {
    const url = 'http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push';
    expect(loadOne(withExisting(`existing: { pushUrl: "${url}" }`)).existingLoki).toEqual({
      pushUrl: url,
      queryUrl: 'http://loki-gateway.loki.svc.cluster.local',
      otlpUrl: 'http://loki-gateway.loki.svc.cluster.local/otlp',
      structuredMetadata: true,
    });
  });

  it('and one that is installed are one too many: the finding names every key of the other', () => {
    const both = MINIMAL.replace('loki:\n', `loki:\n${indented(EXISTING)}\n`);
    expect(summaries(findingsOf(both))).toEqual(['environment/contradiction environments/production.yaml:13:3']);
    expect(findingsOf(both)[0]?.finding.problem).toBe(
      'namespace, retention, storage would install a log store, but loki.existing names another one',
    );
  });

  it('has mistakes of its own', () => {
    expect(summaries(findingsOf(withExisting('existing: { pushUrl: loki, tenent: x }')))).toEqual([
      'environment/invalid-value environments/production.yaml:5:15',
      'environment/unknown-key environments/production.yaml:5:30',
    ]);
    expect(summaries(findingsOf(withExisting('existing: {}')))).toEqual([
      'environment/missing-key environments/production.yaml:5:3',
    ]);
  });

  it('a section that is neither is one that lacks keys', () => {
    expect(
      summaries(findingsOf(withExisting('readers: []'))).every((text) => text.startsWith('environment/missing-key')),
    ).toBe(true);
  });
});

describe('a source of logs', () => {
  const SOURCES = ['pods', 'events', 'machineLogs', 'journal', 'rke2', 'talos'] as const;

  it.each(SOURCES)('%s is on with true, {} and enabled, and off with false, also over what a base says', (source) => {
    const asked = (value: string) => loadOne(`${MINIMAL}logs: { ${source}: ${value} }\n`).logs[source];
    expect(asked('true')).toBeDefined();
    expect(asked('{}')).toEqual(asked('true'));
    expect(asked('{ enabled: true }')).toEqual(asked('true'));
    expect([asked('false'), asked('{ enabled: false }')]).toEqual([undefined, undefined]);
  });

  it('follows traces where somebody follows lines to them', () => {
    expect(loadOne(MINIMAL).logs.pods?.traceIds).toBe(false);
    expect(loadOne(`${MINIMAL}tracing: {}\n`)).toMatchObject({
      tracing: { datasourceUid: 'tempo' },
      logs: { pods: { traceIds: true } },
    });
  });
});

const PROMTAIL = `
promtail:
  namespace: logging
  chart: 6.17.1
  resources: { requests: { cpu: 50m, memory: 64Mi } }
  stateDirectory: /var/state/promtail
  port: 3101
  values: { a: 1 }
`;

describe('Promtail', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(PROMTAIL).promtail, ['collector', 'promtail'])).toEqual([]);
    expect(loadOne(withOtel(PROMTAIL)).collector).toEqual({
      promtail: {
        namespace: 'logging',
        chart: expect.objectContaining({ name: 'promtail', version: '6.17.1' }),
        resources: { requests: { cpu: '50m', memory: '64Mi' } },
        stateDirectory: '/var/state/promtail',
        port: 3101,
        values: { a: 1 },
      },
    });
  });

  it('serves its metrics where people expect them', () => {
    expect(loadOne(withOtel('promtail: { namespace: logging }')).collector.promtail).toMatchObject({
      port: 9080,
      stateDirectory: '/var/lib/promtail',
    });
  });
});

it('people can deliver the objects themselves', () => {
  expect(loadOne(byArgoCd('manifests: {}')).delivery).toEqual({ manifests: {} });
});

describe('the OpenTelemetry collector', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(OTEL).otel, ['collector', 'otel'])).toEqual([]);
    expect(loadOne(withOtel()).collector).toEqual({
      otel: {
        chart: expect.objectContaining({ name: 'opentelemetry-collector', version: '0.170.0' }),
        shipper: {
          namespace: 'otel-shipper',
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
          values: { a: 1 },
        },
        receiver: { namespace: 'otel-receiver', resources: { limits: { memory: '128Mi' } }, values: { b: 2 } },
        stateDirectory: '/var/state/otel',
        queue: Size.gibibytes(5),
        boundedRetry: {
          initialInterval: Duration.seconds(1),
          maxInterval: Duration.minutes(5),
          maxElapsedTime: Duration.minutes(10),
          jitter: 0.25,
          consumers: 4,
          queueSize: 5000,
        },
        labels: 'otlp',
        scrapeAnnotations: true,
      },
    });
  });

  it('keeps what it has on disk and retries for ever, unless told otherwise', () => {
    expect(loadOne(withOtel('otel: { shipper: { namespace: logs } }')).collector).toEqual({
      otel: {
        chart: expect.objectContaining({ name: 'opentelemetry-collector' }),
        shipper: { namespace: 'logs', resources: {}, values: {} },
        stateDirectory: '/var/lib/otelcol',
        queue: Size.gibibytes(1),
        labels: 'loki',
        scrapeAnnotations: false,
      },
    });
  });

  it('takes the rest of bounded retries from the collector’s own defaults', () => {
    const { collector } = loadOne(
      withOtel('otel: { shipper: { namespace: logs }, boundedRetry: { maxElapsedTime: 5m } }'),
    );
    expect(collector.otel?.boundedRetry).toEqual({
      initialInterval: Duration.seconds(5),
      maxInterval: Duration.seconds(30),
      maxElapsedTime: Duration.minutes(5),
      jitter: 0.5,
      consumers: 10,
      queueSize: 1000,
    });
  });

  it('can not vary a wait by more than all of it', () => {
    const [finding] = findingsOf(withOtel(OTEL.replace('0.25', '1.5')));
    expect(finding?.finding.problem).toBe(
      'collector.otel.boundedRetry.jitter is 1.5, but must be a number from 0 to 1',
    );
  });
});

describe('exactly one', () => {
  it.each([
    [
      'two engines',
      FLUX,
      `delivery:\n  flux: {}\n${indented(ARGOCD)}\n`,
      'delivery/engine',
      'keep one of flux and argocd',
    ],
    ['no engine', FLUX, 'delivery: {}\n', 'delivery/engine', 'flux: {}'],
    ['two collectors', ALLOY, `${ALLOY}${indented(OTEL)}\n`, 'collector/kind', 'keep one of alloy and otel'],
    ['no collector', `collector:\n${ALLOY}`, 'collector: {}\n', 'collector/kind', 'alloy:\n    namespace: monitoring'],
  ])('%s are a finding of their own', (_, from, to, id, fix) => {
    expect(MINIMAL).toContain(from);
    const findings = findingsOf(MINIMAL.replace(from, to));
    expect(findings.map(({ finding }) => finding.id)).toEqual([id]);
    expect(findings[0]?.finding.fix).toContain(fix);
  });

  it('no section at all is a missing key with the section to paste', () => {
    const [finding] = findingsOf(MINIMAL.replace(`collector:\n${ALLOY}`, ''));
    expect(finding?.finding).toMatchObject({ id: 'environment/missing-key', fix: expect.stringContaining('alloy:') });
  });
});

describe('a tenant', () => {
  const withTenant = (value: string) =>
    MINIMAL.replace('  retention', `  tenant: ${JSON.stringify(value)}\n  retention`);

  it.each(['prod', "a!b-c_d.e*f'(g)", 'x'.repeat(150)])('may be %s', (value) => {
    expect(loadOne(withTenant(value)).loki?.tenant).toBe(value);
  });

  it.each(['', 'a/b', 'a b', 'a|b', '.', '..', 'x'.repeat(151)])('may not be "%s"', (value) => {
    expect(summaries(findingsOf(withTenant(value)))).toEqual(['loki/tenant environments/production.yaml:6:3']);
  });
});

describe('an address range', () => {
  const withNodes = (cidr: string) => MINIMAL.replace('nodes: 3', `nodes: 3, nodeCidrs: ["${cidr}"]`);

  it.each(['10.0.0.0/16', '192.0.2.7/32', '0.0.0.0/0', 'fd00::/8', '2001:db8::1/128'])('may be %s', (cidr) => {
    expect(loadOne(withNodes(cidr)).platform.nodeCidrs).toEqual([cidr]);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.256/24', '10.0.0/24', 'fd00::/129', 'node-1'])(
    'may not be %s',
    (cidr) => {
      expect(findingsOf(withNodes(cidr)).map(({ finding }) => finding.id)).toEqual(['environment/invalid-value']);
    },
  );
});

it.each([0, 65536, 6050.5])('%s is no port', (port) => {
  const [finding] = findingsOf(`${MINIMAL}logs: { talos: { kernelPort: ${port} } }\n`);
  expect(finding?.finding.problem).toContain('a whole number from 1 to 65535');
});
