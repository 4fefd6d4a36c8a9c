import type { RuleModel, Series } from '../rule-model';
import { type Case, ended, ending, growing, mended, mending, restarting, steady } from '../scenario';

const LABELS = { pod: 'p', exporter: 'otlp_http/loki' };

function queue(model: RuleModel, what: 'size' | 'capacity'): Series {
  return model.one(`otelcol_exporter_queue_${what}`, { ...LABELS, data_type: 'logs' });
}

export const deliveryStalled: Case = (model) => {
  const size = queue(model, 'size');
  const sent = model.one('otelcol_exporter_sent_log_records', { ...LABELS, server_address: 'loki' });
  const fires = model.fired(size, 'namespace', 'pod', 'exporter');
  return [
    {
      title: 'nothing gets through',
      input: [
        [size, steady(5)],
        [sent, steady(99)],
      ],
      fires,
      since: 0,
    },
    {
      title: 'it gets through',
      input: [
        [size, mending(model, 5, 0)],
        [sent, steady(99)],
      ],
      fires,
      since: 0,
      heals: mended(model),
    },
    { title: 'nothing has ever got through', input: [[size, steady(5)]], fires, since: 0 },
    {
      title: 'little gets through',
      input: [
        [size, steady(5)],
        [sent, growing(1)],
      ],
      since: 0,
    },
    {
      title: 'there is nothing to send',
      input: [
        [size, steady(0)],
        [sent, steady(99)],
      ],
      since: 0,
    },
    {
      title: 'it is restarted',
      input: [
        [size, steady(5)],
        [sent, restarting(1)],
      ],
      since: 0,
    },
  ];
};

export const queueFilling: Case = (model) => {
  const size = queue(model, 'size');
  const capacity = [queue(model, 'capacity'), steady(100)] as const;
  const fires = model.fired(size, 'namespace', 'pod', 'exporter');
  return [
    { title: 'it is full to 81%', input: [capacity, [size, steady(81)]], fires, since: 0 },
    { title: 'it drains', input: [capacity, [size, mending(model, 99, 0)]], fires, since: 0, heals: mended(model) },
    { title: 'it is full to 80%', input: [capacity, [size, steady(80)]], since: 0 },
    { title: 'it drains in time', input: [capacity, [size, `${steady(99, model.wait - 2)} ${steady(0)}`]], since: 0 },
  ];
};

/** A counter that should stand still, whichever of two it is. */
function counts(metrics: readonly string[], ...kept: readonly string[]): Case {
  return (model) => {
    const [series] = metrics.map((metric) => model.one(metric, LABELS));
    if (!series) return [];
    return [
      ...metrics.map((metric) => ({
        title: `${metric} grows`,
        input: [[model.one(metric, LABELS), growing(1)]] as const,
        fires: model.fired(series, ...kept),
        since: 1,
      })),
      {
        title: 'both stand still',
        input: metrics.map((metric) => [model.one(metric, LABELS), steady(7)] as const),
        since: 1,
      },
      {
        title: 'it stops',
        input: [[series, ending(model, 1)]],
        fires: model.fired(series, ...kept),
        since: 1,
        heals: ended(model),
      },
      { title: 'it stops in time', input: [[series, `${growing(1, 3)} ${steady(3)}`]], since: 1 },
      { title: 'it is restarted', input: [[series, `${steady(7, 12)} ${steady(0)}`]], since: 1 },
    ];
  };
}

export const logsLost = counts(
  ['otelcol_exporter_send_failed_log_records', 'otelcol_exporter_enqueue_failed_log_records'],
  'namespace',
  'pod',
  'exporter',
);

export const logsRefused = counts(
  ['otelcol_receiver_refused_log_records', 'otelcol_processor_memory_limiter_refused_log_records'],
  'namespace',
  'pod',
);

export const fallingBehind: Case = (model) => {
  const reading = model.one('otelcol_fileconsumer_reading_files', { pod: 'p' });
  const fires = model.fired(reading, 'namespace', 'pod');
  const minutes = `${steady(3, 6)} 0 `;
  return [
    { title: 'it never waits', input: [[reading, steady(1)]], fires, since: 0 },
    { title: 'it waits now and then', input: [[reading, minutes.repeat(8)]], since: 10 },
    { title: 'it has nothing to read', input: [[reading, steady(0)]], since: 0 },
    { title: 'it catches up', input: [[reading, `${steady(1, 20)} ${steady(0)}`]], fires, since: 0, heals: 22 },
  ];
};
