import { configurationAround } from '../../lib/checks/redaction-configuration';
import type { JsonObject } from '../../lib/kubernetes/json';
import { minimal as otel } from '../tiers/otel/props';
import { minimal as promtail } from '../tiers/promtail/props';

const ofOtel = (values: JsonObject) =>
  configurationAround({ collector: { otel: { ...otel, shipper: { ...otel.shipper, values } } } });
const ofPromtail = (values: JsonObject) => configurationAround({ collector: { promtail: { ...promtail, values } } });

test.each<[string, JsonObject]>([
  ['alternateConfig', { alternateConfig: { processors: {} } }],
  ['config', { config: { receivers: {} } }],
  ['configMap', { configMap: { existingName: 'mine' } }],
  ['command.extraArgs', { command: { extraArgs: ['--config=/mine'] } }],
])('%s of OpenTelemetry may replace what redacts', (key, values) => {
  expect(ofOtel(values)).toMatchObject([
    { id: 'redaction/bypass', severity: 'error', path: ['collector', 'otel', 'shipper', 'values', ...key.split('.')] },
  ]);
});

test.each<[string, JsonObject]>([
  ['config.file', { config: { file: 'server: {}' } }],
  ['config.snippets', { config: { snippets: { sources: [] } } }],
])('%s of Promtail may replace what redacts', (key, values) => {
  expect(ofPromtail(values)).toMatchObject([
    { id: 'redaction/bypass', severity: 'error', path: ['collector', 'promtail', 'values', ...key.split('.')] },
  ]);
});

test('other values do not', () => {
  expect(ofOtel({ podLabels: { team: 'a' } })).toEqual([]);
  expect(ofPromtail({ podLabels: { team: 'a' }, config: { logLevel: 'debug' } })).toEqual([]);
});
