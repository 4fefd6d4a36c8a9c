import { otlpIndexLabels } from '../../../lib/tiers/otel/index-labels';
import { allLogs, minimal } from './props';

test('with the labels of Loki, all that is promised, and nothing that Loki adds itself', () => {
  expect(otlpIndexLabels('loki', allLogs)).toEqual([
    ...['cluster', 'namespace', 'pod', 'container', 'node', 'app', 'team', 'job', 'stream'],
    ...['unit', 'source', 'type'],
    'log_type',
  ]);
});

test('with those of OpenTelemetry, what Loki does not take by itself', () => {
  expect(otlpIndexLabels('otlp', allLogs)).toEqual(['k8s.node.name', 'team', 'unit', 'source', 'type', 'log_type']);
  expect(otlpIndexLabels('otlp', minimal.logs)).toEqual(['k8s.node.name']);
});
