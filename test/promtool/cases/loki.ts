import { type Case, ended, ending, growing, restarting, steady } from '../scenario';

export const requestErrors: Case = (model) => {
  const answered = (code: string) =>
    model.one('loki_request_duration_seconds_count', {
      pod: 'p',
      method: 'POST',
      route: 'loki_api_v1_push',
      status_code: code,
    });
  const fires = model.fired(answered('500'), 'namespace', 'job', 'route');
  return [
    {
      title: '11% fail',
      input: [
        [answered('204'), growing(89)],
        [answered('500'), growing(11)],
      ],
      fires,
      since: 1,
    },
    {
      title: 'they succeed again',
      input: [
        [answered('204'), growing(50)],
        [answered('500'), ending(model, 50)],
      ],
      fires,
      since: 1,
      heals: ended(model),
    },
    {
      title: '9% fail',
      input: [
        [answered('204'), growing(91)],
        [answered('500'), growing(9)],
      ],
      since: 1,
    },
    {
      title: 'senders are at fault',
      input: [
        [answered('204'), growing(1)],
        [answered('400'), growing(99)],
      ],
      since: 1,
    },
    {
      title: 'it is restarted',
      input: [
        [answered('204'), restarting(10)],
        [answered('500'), `${steady(90, 12)} ${steady(0)}`],
      ],
      since: 1,
    },
  ];
};

export const panics: Case = (model) => {
  const panicked = model.one('loki_panic_total', { pod: 'p' });
  const fires = model.fired(panicked, 'namespace', 'job', 'pod');
  return [
    { title: 'once', input: [[panicked, `${steady(0, 4)} ${steady(1)}`]], fires, since: 5, heals: 22 },
    { title: 'never', input: [[panicked, steady(0)]], since: 0 },
    { title: 'long ago', input: [[panicked, steady(3)]], since: 0 },
    { title: 'it is restarted', input: [[panicked, `${steady(3, 4)} ${steady(0)}`]], since: 5 },
  ];
};

export const linesRejected: Case = (model) => {
  const rejected = model.one('loki_discarded_samples_total', { pod: 'p', tenant: 'prod', reason: 'rate_limited' });
  const fires = model.fired(rejected, 'namespace', 'tenant', 'reason');
  return [
    { title: 'again and again', input: [[rejected, growing(1)]], fires, since: 1 },
    { title: 'it ends', input: [[rejected, ending(model, 1)]], fires, since: 1, heals: ended(model) },
    { title: 'for a short while', input: [[rejected, `${growing(5, 8)} ${steady(40)}`]], since: 1 },
    { title: 'not any more', input: [[rejected, steady(40)]], since: 1 },
  ];
};

export const flushFailures: Case = (model) => {
  const failures = model.one('loki_ingester_chunks_flush_failures_total', { pod: 'p' });
  const fires = model.fired(failures, 'namespace', 'pod');
  return [
    { title: 'again and again', input: [[failures, growing(1)]], fires, since: 1 },
    { title: 'never', input: [[failures, steady(0)]], since: 1 },
    { title: 'it ends', input: [[failures, ending(model, 1)]], fires, since: 1, heals: ended(model) },
    { title: 'for a short while', input: [[failures, `${growing(5, 8)} ${steady(40)}`]], since: 1 },
    { title: 'it is restarted', input: [[failures, `${steady(9, 12)} ${steady(0)}`]], since: 1 },
  ];
};

/** promtool's clock begins at 0: a counter of seconds that grows with it was just now. */
const NOW = growing(60);

/** When both timestamps are three hours old. */
const LATE = 181;

export const compactionStale: Case = (model) => {
  const metric = 'loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds';
  const at = (pod: string) => model.one(metric, { pod });
  const fires = model.fired(at('a'), 'namespace');
  return [
    { title: 'it has never succeeded', input: [[at('a'), steady(0)]], fires, since: LATE },
    { title: 'it succeeds no more', input: [[at('a'), `0+60x20 ${steady(1200)}`]], fires, since: LATE + 20 },
    {
      title: 'it succeeds again',
      input: [[at('a'), `${steady(0, LATE + 70)} ${60 * (LATE + 71)}+60x400`]],
      fires,
      since: LATE,
      heals: LATE + 75,
    },
    {
      title: 'one of two compactors works',
      input: [
        [at('a'), steady(0)],
        [at('b'), NOW],
      ],
      since: LATE,
    },
    { title: 'nobody compacts here', input: [], since: LATE },
  ];
};

export const retentionStale: Case = (model) => {
  const at = model.one('loki_compactor_apply_retention_last_successful_run_timestamp_seconds', { pod: 'a' });
  const failed = model.one('loki_compactor_apply_retention_operation_total', { pod: 'a', status: 'failure' });
  const fires = model.fired(at, 'namespace');
  return [
    {
      title: 'it fails',
      input: [
        [at, steady(0)],
        [failed, growing(1)],
      ],
      fires,
      since: LATE,
    },
    {
      title: 'it succeeds',
      input: [
        [at, NOW],
        [failed, growing(1)],
      ],
      since: LATE,
    },
    {
      title: 'it succeeds again',
      input: [
        [at, `${steady(0, LATE + 70)} ${60 * (LATE + 71)}+60x400`],
        [failed, growing(1)],
      ],
      fires,
      since: LATE,
      heals: LATE + 75,
    },
    { title: 'it is switched off', input: [[at, steady(0)]], since: LATE },
  ];
};

export const canaryLinesMissing: Case = (model) => {
  const written = [model.one('loki_canary_entries_total', { pod: 'p' }), growing(1000)] as const;
  const missing = model.one('loki_canary_missing_entries_total', { pod: 'p' });
  const fires = model.fired(missing, 'namespace', 'job');
  return [
    { title: '1.1% are missing', input: [written, [missing, growing(11)]], fires, since: 1 },
    {
      title: 'none is missing any more',
      input: [written, [missing, ending(model, 20)]],
      fires,
      since: 1,
      heals: ended(model, 15),
    },
    { title: '0.9% are missing', input: [written, [missing, growing(9)]], since: 1 },
    { title: 'none is missing', input: [written, [missing, steady(0)]], since: 1 },
    {
      title: 'canaries are restarted',
      input: [
        [written[0], restarting(1000)],
        [missing, `${steady(99, 12)} ${steady(0)}`],
      ],
      since: 1,
    },
  ];
};
