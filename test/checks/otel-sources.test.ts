import { otelSources } from '../../lib/checks/otel-sources';
import { allLogs } from '../tiers/otel/props';

test('all but events is read', () => expect(otelSources(allLogs)).toEqual([]));

test('events are not', () => {
  expect(otelSources({ ...allLogs, events: { job: 'events' } })).toEqual([
    expect.objectContaining({ id: 'otel/source-unsupported', severity: 'error', path: ['logs', 'events'] }),
  ]);
});
