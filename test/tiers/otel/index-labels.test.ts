import { otlpIndexLabels } from '../../../lib/tiers/otel/index-labels';
import { schemes } from '../../support/schemes';
import { allLogs, minimal } from './props';

test('with the labels of Loki, all that is promised, and nothing that Loki adds itself', () => {
  expect(otlpIndexLabels(schemes.otel, allLogs)).toEqual([
    ...['cluster', 'namespace', 'pod', 'container', 'node', 'app', 'team', 'job', 'stream'],
    ...['unit', 'source', 'type'],
    'log_type',
  ]);
});

test('with those of OpenTelemetry, what Loki does not take by itself', () => {
  expect(otlpIndexLabels(schemes.otlp, allLogs)).toEqual([
    'k8s.node.name',
    'team',
    'unit',
    'source',
    'type',
    'log_type',
  ]);
  expect(otlpIndexLabels(schemes.otlp, minimal.logs)).toEqual(['k8s.node.name']);
});
