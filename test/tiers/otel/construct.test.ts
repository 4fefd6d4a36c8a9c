import { formatFix } from '../../../lib/findings/fix-text';
import { toJson } from '../../../lib/kubernetes/manifest';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import { OtelCollector } from '../../../lib/tiers/otel/construct';
import type { BoundedRetryProps, OtelCollectorProps } from '../../../lib/tiers/otel/props';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import { delivered, emptyChart, errorOf, lokiIn, named, storeIn } from '../../support/app';

const shipper = { namespace: 'logging' };
const labelsOfOthers = { id: 'loki/existing-otlp-labels', reason: 'They have been told.' };

const boundedRetry: Required<BoundedRetryProps> = {
  initialInterval: Duration.seconds(1),
  maxInterval: Duration.seconds(10),
  maxElapsedTime: Duration.minutes(7),
  jitter: 0.25,
  consumers: 5,
  queueSize: 77,
};

/** Every prop: a new one must be added here. */
const everything: Required<OtelCollectorProps> = {
  shipper: { ...shipper, resources: { limits: { memory: '300Mi' } }, values: { podLabels: { team: 'platform' } } },
  receiver: { namespace: 'logging-host' },
  cluster: 'edge',
  store: storeIn(emptyChart()),
  collects: [LogSources.pods(), LogSources.talos({ kernelPort: 7050 })],
  nodeDirectories: ['/var/log'],
  redaction: { namespaces: ['payments'] },
  drop: { 'Health checks': 'GET /healthz' },
  chart: { repository: 'open-telemetry' },
  packaging: 'helm',
  stateDirectory: '/var/state/otel',
  queue: Size.gibibytes(3),
  boundedRetry,
  labels: 'otlp',
  scrapeAnnotations: true,
  platform: { distribution: 'talos' },
  acknowledge: [labelsOfOthers, { id: 'otel/bounded-retry', reason: 'They may be lost.' }],
};

test('the least that is said is a shipper that reads pods', () => {
  const acknowledge = [labelsOfOthers];
  const props = { shipper, cluster: 'edge', store: storeIn(emptyChart()), acknowledge };
  const { content, findings } = new OtelCollector(emptyChart(), 'otel', props);
  expect(findings).toEqual([]);
  expect(content.releases.map(({ name }) => name)).toEqual(['otel-shipper']);
});

test('whatever is said reaches the releases', () => {
  const { content, findings } = new OtelCollector(emptyChart(), 'otel', everything);
  expect(findings).toEqual([]);
  expect(content.releases.map(({ name, namespace }) => [name, namespace])).toEqual([
    ['otel-shipper', 'logging'],
    ['otel-receiver', 'logging-host'],
  ]);
  const text = JSON.stringify(toJson(content.releases));
  for (const said of ['300Mi', '/var/state/otel', '7m', '0.25', '77', '7050', 'prometheus.io/scrape', 'payments'])
    expect(text).toContain(said);
  expect(content.labels.find(({ source }) => source === 'pods')?.labels.map(({ name }) => name)).toContain(
    'k8s_namespace_name',
  );
});

test('without Helm it is a plain DaemonSet', () => {
  const chart = emptyChart();
  const props = { shipper, cluster: 'edge', store: storeIn(chart), packaging: 'manifests' } as const;
  const otel = new OtelCollector(chart, 'otel', { ...props, acknowledge: [labelsOfOthers] });
  expect(named(delivered(chart, otel), 'DaemonSet', 'otel-shipper')).toBeDefined();
});

describe('a Loki of the same app makes index labels of its attributes', () => {
  const collects = [LogSources.pods(), LogSources.machineLogs()];
  const collector = (...otlpIndexLabels: readonly string[]) => {
    const chart = emptyChart();
    const loki = lokiIn(chart, { otlpIndexLabels });
    return { chart, otel: new OtelCollector(chart, 'otel', { shipper, cluster: 'edge', store: loki, collects }) };
  };

  test('once it is told which', () => {
    expect(collector(...OtelCollector.indexLabels({ collects })).otel.findings).toEqual([]);
  });

  test('and what it lacks is told, to be pasted', () => {
    const { chart, otel } = collector('cluster', 'deployment.environment');
    const [found] = otel.findings;
    expect(found).toMatchObject({ id: 'loki/otlp-index-labels', severity: 'error' });
    expect(errorOf(chart)).toContain('error  loki/otlp-index-labels');
    const pasted = [...formatFix(found?.fix ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
    expect(pasted).toEqual(expect.arrayContaining(['deployment.environment', 'namespace', 'job']));
    expect(collector(...pasted).otel.findings).toEqual([]);
  });
});

test('a Loki that takes no structured metadata takes nothing over OTLP', () => {
  const values = { loki: { limits_config: { allow_structured_metadata: false } } };
  const chart = emptyChart();
  const loki = lokiIn(chart, { values, otlpIndexLabels: OtelCollector.indexLabels() });
  const otel = new OtelCollector(chart, 'otel', { shipper, cluster: 'edge', store: loki });
  expect(otel.findings.map(({ id }) => id)).toContain('loki/otlp-schema');
});
