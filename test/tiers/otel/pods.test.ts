import { valueAt } from '../../../lib/kubernetes/json';
import type { PodLogs } from '../../../lib/logs/sources/pods';
import { podPipeline } from '../../../lib/tiers/otel/pods';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { allLogs, minimal } from './props';

const OWN = '/var/log/pods/logging_otel-shipper-*_*/opentelemetry-collector/*.log';

const TEAM = { tag_name: 'team', key: 'example.com/team', from: 'pod' };
const FROM_CONTAINER = { key: 'service.name', from_attribute: 'container', action: 'insert' };

function extracted(podLabels: PodLogs['podLabels'], labels: 'loki' | 'otlp') {
  const { processors } = podPipeline({ ...allLogs.pods, podLabels }, { drop: [] }, labels, OWN);
  return valueAt(processors.k8s_attributes, 'extract', 'labels');
}

function serviceNames(podLabels: PodLogs['podLabels'], labels: 'loki' | 'otlp') {
  const { processors } = podPipeline({ ...allLogs.pods, podLabels }, { drop: [] }, labels, OWN);
  const steps = valueAt(processors['resource/pods'], 'attributes');
  return Array.isArray(steps) ? steps.filter((step) => valueAt(step, 'key') === 'service.name') : [];
}

describe('labels of pods', () => {
  const { podLabels } = allLogs.pods;

  test('become labels of the names that are asked for', () => {
    expect(extracted(podLabels, 'loki')).toEqual([
      { tag_name: 'app', key: 'app.kubernetes.io/name', from: 'pod' },
      TEAM,
    ]);
  });

  test('only app has a name of its own with OpenTelemetry', () => {
    expect(extracted(podLabels, 'otlp')).toEqual([
      { tag_name: 'service.name', key: 'app.kubernetes.io/name', from: 'pod' },
      TEAM,
    ]);
  });

  test('app is the name of the service, and else the container is', () => {
    const fromApp = { ...FROM_CONTAINER, from_attribute: 'app' };
    expect(serviceNames(podLabels, 'loki')).toEqual([fromApp, FROM_CONTAINER]);
    expect(serviceNames({ team: 'example.com/team' }, 'loki')).toEqual([FROM_CONTAINER]);
    for (const asked of [podLabels, {}]) {
      expect(serviceNames(asked, 'otlp')).toEqual([{ ...FROM_CONTAINER, from_attribute: 'k8s.container.name' }]);
    }
  });

  test('nobody asks the API if there are none', () => {
    const pods = { ...allLogs.pods, podLabels: {} };
    const { flows, prerequisites, releases } = otelTier({ ...minimal, logs: { ...minimal.logs, pods } });
    expect(flows.map(({ purpose }) => purpose)).toEqual(['push logs']);
    expect(prerequisites.map(({ kind }) => kind)).toEqual(['PriorityClass']);
    expect(valueAt(releases[0]?.values, 'serviceAccount', 'automountServiceAccountToken')).toBe(false);
    expect(Object.keys(podPipeline(pods, { drop: [] }, 'loki', OWN).processors)).not.toContain('k8s_attributes');
  });
});

describe('lines', () => {
  const transform = (change: Partial<PodLogs>) =>
    podPipeline({ ...allLogs.pods, ...change }, { drop: [] }, 'loki', OWN).processors['transform/pods'];

  test('are looked into only for what is asked', () => {
    expect(transform({ parse: [], traceIds: false })).toBeUndefined();
    expect(JSON.stringify(transform({ traceIds: false }))).not.toContain('trace_id');
    expect(JSON.stringify(transform({ parse: [] }))).not.toContain('ParseJSON');
  });

  test('are never dropped for what is in them', () => expect(transform({})).toMatchObject({ error_mode: 'silent' }));
});
