import { parse } from 'yaml';
import { Duration } from '../../lib/units/duration';
import { Size } from '../../lib/units/size';
import { findingsOf, loadOne } from './in-memory';
import { byArgoCd, OTEL, unused, withOtel } from './sections';

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
