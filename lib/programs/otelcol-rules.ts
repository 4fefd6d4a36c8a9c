import type { ConfigPath } from './config-problem';
import { type ConfigRule, oneOf, positive, refuse } from './config-rule';
import { hasPort, OTELCOL_OPERATOR_RULES } from './otelcol-operator-rules';
import { OTELCOL_PIPELINE_RULES } from './otelcol-pipeline-rules';
import type { Settings } from './settings';

const QUEUE = 'exporter/exporterhelper/internal/queuebatch/config.go Config.Validate';
const BATCH = 'exporter/exporterhelper/internal/queuebatch/config.go BatchConfig.Validate';
const LIMITER = 'internal/memorylimiter/config.go Config.Validate';
const ATTRACTION = 'internal/coreinternal/attraction/attraction.go NewAttrProc';
const BATCH_PROCESSOR = 'processor/batchprocessor/config.go Config.Validate';
const RETRY = 'config/configretry/backoff.go BackOffConfig.Validate';

const ACTIONS = ['insert', 'update', 'upsert', 'delete', 'hash', 'extract', 'convert'];

const isEmpty = (settings: Settings, path: ConfigPath) => settings.text(path) === '';

/** A text that must be there wherever its struct is written. */
function required(source: string, at: string, expected: string): ConfigRule {
  return refuse({ at, source, kind: 'required', expected, when: isEmpty });
}

function notNegative(source: string, at: string, read: 'number' | 'duration' = 'number'): ConfigRule {
  const when = (settings: Settings, path: ConfigPath) => (settings[read](path) ?? 0) < 0;
  return refuse({ at, source, kind: 'out-of-range', expected: '0 or more', when });
}

/** Is a queue too small for a batch of the same unit? A batch has that of its queue, if it is written there. */
function isSmallerThanBatch(settings: Settings, path: ConfigPath, queue: ConfigPath): boolean {
  const unit = settings.text([...queue, 'sizer']);
  if (!settings.isWritten([...queue, 'batch']) || !settings.isWritten([...queue, 'sizer'])) return false;
  if (settings.isWritten([...queue, 'batch', 'sizer']) && settings.text([...queue, 'batch', 'sizer']) !== unit)
    return false;
  const least = settings.isWritten([...queue, 'batch', 'min_size'])
    ? settings.number([...queue, 'batch', 'min_size'])
    : 8192;
  return least !== undefined && (settings.number(path) ?? least) < least;
}

/** An address that the exporter of OTLP over gRPC calls: with a port, or a URL of a scheme that gRPC knows. */
function isTarget(text: string | undefined): boolean {
  const address = text?.replace(/^(?:https?|unix|dns):\/*(?:[^/]*\/(?=[^/]))?/, '');
  return hasPort(address) || text?.startsWith('unix:') === true;
}

/** Processors that change attributes by a list of actions, and its key. */
const ACTION_LISTS = ['resourceprocessor.Config/attributes', 'attributesprocessor.Config/actions'];

/** What the collector refuses beyond types, by the `Validate` of each component. */
export const OTELCOL_RULES: readonly ConfigRule[] = [
  ...OTELCOL_PIPELINE_RULES,
  ...OTELCOL_OPERATOR_RULES,

  positive(QUEUE, '@queuebatch.Config/num_consumers'),
  positive(QUEUE, '@queuebatch.Config/queue_size'),
  refuse({
    at: '@queuebatch.Config/wait_for_result',
    source: QUEUE,
    kind: 'not-allowed',
    expected: 'false as long as storage stands beside it',
    when: (settings, path, parent) => settings.flag(path) === true && !isEmpty(settings, [...parent, 'storage']),
  }),
  positive(BATCH, '@queuebatch.BatchConfig/flush_timeout', 'duration'),
  notNegative(BATCH, '@queuebatch.BatchConfig/min_size'),
  notNegative(BATCH, '@queuebatch.BatchConfig/max_size'),
  oneOf(BATCH, '@queuebatch.BatchConfig/sizer', ['items', 'bytes', '']),
  refuse({
    at: '@queuebatch.BatchConfig/max_size',
    source: BATCH,
    kind: 'out-of-range',
    expected: 'at least min_size beside it, which is 8192 if it is not written',
    when: (settings, path, parent) => {
      const most = settings.number(path) ?? 0;
      const least = settings.isWritten([...parent, 'min_size']) ? settings.number([...parent, 'min_size']) : 8192;
      return most > 0 && least !== undefined && most < least;
    },
  }),
  notNegative(RETRY, '@configretry.BackOffConfig/initial_interval', 'duration'),
  notNegative(RETRY, '@configretry.BackOffConfig/max_interval', 'duration'),
  notNegative(RETRY, '@configretry.BackOffConfig/max_elapsed_time', 'duration'),
  refuse({
    at: '@configretry.BackOffConfig/max_elapsed_time',
    source: RETRY,
    kind: 'out-of-range',
    expected: '0, or at least initial_interval beside it',
    when: (settings, path, parent) => {
      const most = settings.duration(path) ?? 0;
      const retries = settings.flag([...parent, 'enabled']) !== false;
      return retries && most > 0 && most < (settings.duration([...parent, 'initial_interval']) ?? 0);
    },
  }),
  refuse({
    at: '@queuebatch.Config/queue_size',
    source: QUEUE,
    kind: 'out-of-range',
    expected: 'at least min_size of batch, which is 8192 if it is not written',
    when: isSmallerThanBatch,
  }),
  notNegative(RETRY, '@configretry.BackOffConfig/multiplier'),
  refuse({
    at: '@configretry.BackOffConfig/randomization_factor',
    source: RETRY,
    kind: 'out-of-range',
    expected: 'a number from 0 to 1',
    when: (settings, path) => {
      const factor = settings.number(path) ?? 0;
      return factor < 0 || factor > 1;
    },
  }),

  positive(LIMITER, '@memorylimiter.Config/check_interval', 'duration'),
  refuse({
    at: '@memorylimiter.Config/limit_mib',
    source: LIMITER,
    kind: 'required',
    expected: 'a limit here or in limit_percentage',
    when: (settings, path, parent) =>
      settings.number(path) === 0 && settings.number([...parent, 'limit_percentage']) === 0,
  }),
  ...['limit_percentage', 'spike_limit_percentage'].map((key) =>
    refuse({
      at: `@memorylimiter.Config/${key}`,
      source: LIMITER,
      kind: 'out-of-range',
      expected: 'a percentage up to 100',
      when: (settings, path) => (settings.number(path) ?? 0) > 100,
    }),
  ),
  refuse({
    at: '@memorylimiter.Config/spike_limit_mib',
    source: LIMITER,
    kind: 'out-of-range',
    expected: 'less than limit_mib beside it',
    when: (settings, path, parent) => {
      const limit = settings.number([...parent, 'limit_mib']) ?? 0;
      return limit > 0 && (settings.number(path) ?? 0) >= limit;
    },
  }),
  refuse({
    at: '@memorylimiter.Config/spike_limit_percentage',
    source: LIMITER,
    kind: 'out-of-range',
    expected: 'less than limit_percentage beside it',
    when: (settings, path, parent) => {
      const limit = settings.number([...parent, 'limit_percentage']) ?? 0;
      return limit > 0 && (settings.number(path) ?? 0) >= limit;
    },
  }),
  refuse({
    at: '@batchprocessor.Config/send_batch_max_size',
    source: BATCH_PROCESSOR,
    kind: 'out-of-range',
    expected: 'at least send_batch_size beside it, which is 8192 if it is not written',
    when: (settings, path, parent) => {
      const most = settings.number(path) ?? 0;
      return most > 0 && most < (settings.number([...parent, 'send_batch_size']) ?? 0);
    },
  }),
  notNegative(BATCH_PROCESSOR, '@batchprocessor.Config/timeout', 'duration'),

  ...ACTION_LISTS.flatMap((list) => [
    refuse({
      at: `@${list}`,
      source: ATTRACTION,
      kind: 'required',
      expected: 'at least one action',
      when: (settings, path) => settings.count(path) === 0,
    }),
  ]),
  required(ATTRACTION, '@attraction.ActionKeyValue/key', 'the name of an attribute'),
  refuse({
    at: '@attraction.ActionKeyValue/action',
    source: ATTRACTION,
    kind: 'not-allowed',
    expected: `one of ${ACTIONS.join(', ')}`,
    allowed: ACTIONS,
    when: (settings, path) => !ACTIONS.includes(settings.text(path)?.toLowerCase() ?? 'insert'),
  }),

  required(
    'exporter/otlpexporter/config.go Config.Validate',
    '@otlpexporter.Config/endpoint',
    'an address with a port',
  ),
  refuse({
    at: '@otlpexporter.Config/endpoint',
    source: 'config/configgrpc/configgrpc.go ClientConfig.Validate',
    kind: 'not-allowed',
    expected: 'an address with a port, such as loki:4317',
    when: (settings, path) => !isEmpty(settings, path) && !isTarget(settings.text(path)),
  }),
  refuse({
    at: '@otlphttpexporter.Config/endpoint',
    source: 'exporter/otlphttpexporter/config.go Config.Validate',
    kind: 'required',
    expected: 'a URL here, or in the endpoint of each signal',
    when: (settings, path, parent) =>
      ['endpoint', 'logs_endpoint', 'metrics_endpoint', 'traces_endpoint'].every((key) =>
        isEmpty(settings, [...parent, key]),
      ) && path.length > 0,
  }),
  refuse({
    at: '@otlpreceiver.Config/protocols',
    source: 'receiver/otlpreceiver/config.go Config.Validate',
    kind: 'required',
    expected: 'grpc, http or both',
    when: (settings, path) => ['grpc', 'http'].every((key) => !settings.isWritten([...path, key])),
  }),
  oneOf('internal/k8sconfig/config.go APIConfig.Validate', '@k8sattributesprocessor.Config/auth_type', [
    'none',
    'serviceAccount',
    'kubeConfig',
    'tls',
  ]),
  ...['labels', 'annotations'].map((list) =>
    oneOf(
      'processor/k8sattributesprocessor/config.go Config.Validate',
      `@k8sattributesprocessor.Config/extract.${list}.*.from`,
      ['pod', 'namespace', 'deployment', 'statefulset', 'daemonset', 'job', 'node', ''],
    ),
  ),
  required(
    'exporter/loadbalancingexporter/resolver_dns.go newDNSResolver',
    '@loadbalancingexporter.DNSResolver/hostname',
    'a host',
  ),
  refuse({
    at: '@basicauthextension.Config/client_auth',
    source: 'extension/basicauthextension/config.go Config.Validate',
    kind: 'required',
    expected: 'credentials here or in htpasswd',
    when: (settings, path, parent) => settings.count(path) === 0 && settings.count([...parent, 'htpasswd']) === 0,
  }),
  required('exporter/fileexporter/config.go Config.Validate', '@fileexporter.Config/path', 'a path'),
];
