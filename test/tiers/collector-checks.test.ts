import { runChecks } from '../../lib/findings/check';
import type { Finding } from '../../lib/findings/finding';
import type { JsonObject } from '../../lib/kubernetes/json';
import { OTEL } from '../../lib/tiers/otel/collector';
import { PROMTAIL } from '../../lib/tiers/promtail/collector';
import { fixText } from '../support/fix-text';
import { findings } from './alloy/checks/environment';
import { minimal as alloy } from './alloy/props';
import { minimal as otel } from './otel/props';
import { minimal as promtail } from './promtail/props';
import { subject } from './subject';

/** A check that is not the subject may find something, too. */
function only(id: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.id === id);
}

describe('the directory for state', () => {
  test.each(['/', 'var/log', '/var/log/', '/var/*', '/var/../etc', ''])('%j is no directory to mount', (directory) => {
    expect(findings({}, { stateDirectory: directory })).toMatchObject([
      { id: 'collector/directory', severity: 'error', path: ['collector', 'alloy', 'stateDirectory'] },
    ]);
  });

  test('is below /var on Talos', () => {
    const elsewhere = { stateDirectory: '/opt/alloy' };
    expect(findings({}, elsewhere, 'talos').map(({ id }) => id)).toEqual(['collector/state-directory']);
    expect(findings({}, elsewhere, 'k3s')).toEqual([]);
    expect(findings({}, {}, 'talos')).toEqual([]);
  });

  test('the same holds for other collectors, each with its own directory', () => {
    const ofOtel = subject({ ...otel, stateDirectory: '/opt/otelcol' }, otel.logs, 'talos');
    expect(only('collector/state-directory', runChecks(OTEL.checks, ofOtel))).toMatchObject([
      {
        id: 'collector/state-directory',
        path: ['collector', 'otel', 'stateDirectory'],
        fix: fixText('/var/lib/otelcol'),
      },
    ]);
    const ofPromtail = subject({ ...promtail, stateDirectory: '/opt/promtail' }, promtail.logs, 'talos');
    expect(only('collector/state-directory', runChecks(PROMTAIL.checks, ofPromtail))).toMatchObject([
      {
        id: 'collector/state-directory',
        path: ['collector', 'promtail', 'stateDirectory'],
        fix: fixText('/var/lib/promtail'),
      },
    ]);
  });
});

const BYPASS = 'redaction/bypass';

describe('another configuration', () => {
  const redaction = { namespaces: ['payments'] };
  const ofOtel = (values: JsonObject) => {
    const shipper = { ...otel.shipper, values };
    return only(BYPASS, runChecks(OTEL.checks, subject({ ...otel, shipper }, { ...otel.logs, redaction })));
  };
  const ofPromtail = (values: JsonObject) =>
    only(BYPASS, runChecks(PROMTAIL.checks, subject({ ...promtail, values }, { ...promtail.logs, redaction })));

  test.each<[string, JsonObject]>([
    ['alternateConfig', { alternateConfig: { processors: {} } }],
    ['config', { config: { receivers: {} } }],
    ['configMap', { configMap: { existingName: 'mine' } }],
    ['command.extraArgs', { command: { extraArgs: ['--config=/mine'] } }],
  ])('%s of OpenTelemetry may replace what redacts', (key, values) => {
    expect(ofOtel(values)).toMatchObject([
      {
        id: 'redaction/bypass',
        severity: 'error',
        path: ['collector', 'otel', 'shipper', 'values', ...key.split('.')],
      },
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

  const ofAlloy = (values: JsonObject) => only(BYPASS, findings({ redaction }, { values }));
  const configMap = (key: string) => ({ alloy: { configMap: { [key]: 'mine' } } });

  test.each(['content', 'name'])('alloy.configMap.%s of Alloy may replace what redacts', (key) => {
    expect(ofAlloy(configMap(key))).toMatchObject([
      { id: 'redaction/bypass', path: ['collector', 'alloy', 'values', 'alloy', 'configMap', key] },
    ]);
    expect(only(BYPASS, findings({}, { values: configMap(key) }))).toEqual([]);
  });

  test('so may that of the events of Alloy', () => {
    const events = { ...alloy.events, values: configMap('content') };
    expect(only(BYPASS, findings({ redaction }, { events }))).toMatchObject([
      { path: ['collector', 'alloy', 'events', 'values', 'alloy', 'configMap', 'content'] },
    ]);
  });

  test('other values do not', () => {
    expect(ofAlloy({ alloy: { enableReporting: true } })).toEqual([]);
    expect(ofOtel({ podLabels: { team: 'a' } })).toEqual([]);
    expect(ofPromtail({ podLabels: { team: 'a' }, config: { logLevel: 'debug' } })).toEqual([]);
  });
});
