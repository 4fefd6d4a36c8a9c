import { mergeValues } from '../../lib/charts/values';
import type { JsonObject } from '../../lib/kubernetes/json';
import { configProblems } from '../../lib/programs/config-problems';
import { programModel } from '../../lib/programs/program-model';
import { bases } from './bases';

const model = programModel('otelcol', '0.159.0');
if (!model) throw new Error('there is no model of the collector');
const [valid = {}] = bases(model);

/** Problems of a valid configuration with something merged into it. */
function problems(changes: JsonObject): readonly string[] {
  if (!model) return [];
  return configProblems(model, mergeValues(valid, changes)).map(
    ({ path, kind, nearest }) => `${path.join('.')} ${kind}${nearest ? `: ${nearest.join('.')}` : ''}`,
  );
}

test('a configuration that the collector accepts has no problem', () => {
  expect(problems({})).toEqual([]);
});

test.each<[string, JsonObject, readonly string[]]>([
  [
    'a typo in a setting',
    { exporters: { 'otlp_http/loki': { compresion: 'gzip' } } },
    ['exporters.otlp_http/loki.compresion unknown-key: exporters.otlp_http/loki.compression'],
  ],
  ['a component of a distribution that is not modelled', { receivers: { hostmetrics: { anything: 1 } } }, []],
  ['a component of nobody', { receivers: { filelogs: {} } }, ['receivers.filelogs unknown-key: receivers.file_log']],
  ['a number in place of a text', { exporters: { file: { path: 7 } } }, ['exporters.file.path wrong-type']],
  ['a text in place of a list of texts, which is split', { receivers: { file_log: { include: '/a.log,/b.log' } } }, []],
  ['a switch of an optional section', { exporters: { 'otlp_http/loki': { sending_queue: { enabled: false } } } }, []],
  [
    'an operator that is none',
    { receivers: { 'tcp_log/talos': { operators: [{ type: 'parser' }] } } },
    ['receivers.tcp_log/talos.operators.0.type not-allowed'],
  ],
  [
    'an operator without what it needs',
    { receivers: { 'tcp_log/talos': { operators: [{ type: 'move', to: 'body' }] } } },
    ['receivers.tcp_log/talos.operators.0.from required'],
  ],
  [
    'a file receiver without files',
    { receivers: { file_log: { include: [] } } },
    ['receivers.file_log.include required'],
  ],
  [
    'a queue of none',
    { exporters: { 'otlp_http/loki': { sending_queue: { queue_size: 0 } } } },
    ['exporters.otlp_http/loki.sending_queue.queue_size out-of-range'],
  ],
  [
    'an extension that is not defined',
    { service: { extensions: ['health_check', 'pproof'] } },
    ['service.extensions.1 not-allowed'],
  ],
  [
    'a pipeline of an unknown signal',
    { service: { pipelines: { log: { receivers: ['otlp'], exporters: ['debug'] } } } },
    ['service.pipelines.log not-allowed'],
  ],
  ['a variable of the environment', { processors: { batch: { send_batch_size: '${env:SIZE}' } } }, []],
])('%s', (_, changes, expected) => {
  expect(problems(changes)).toEqual(expected);
});

test('an old name has the settings of the new one', () => {
  expect(model?.unions?.exporters?.otlphttp).toBe(model?.unions?.exporters?.otlp_http);
  expect(model?.unions?.receivers?.filelog).toBe('@filelogreceiver.FileLogConfig');
});
