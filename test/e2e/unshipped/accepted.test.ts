import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toYaml } from '../../../lib/syntax/yaml';
import { plainOtelTier } from '../../../lib/tiers/otel/plain';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { promtailTier } from '../../../lib/tiers/promtail/tier';
import { describeReal } from '../../support/programs';
import * as otel from '../../tiers/otel/props';
import * as promtail from '../../tiers/promtail/props';
import { collectorsOf, type DeliveredCollector } from '../collectors';
import { fromTier, releaseWith } from '../delivered';
import { configuration } from '../promtail-config';

// What stands in dist/ is judged by npx cdk8s-logging verify.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accepted-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describeReal('no environment ships: the collector accepts all settings, and none', ['otelcol'], ({ otelcol }) => {
  const cases = [
    ['all settings', otelTier(otel.everything)],
    ['no setting', otelTier(otel.minimal)],
    ['no setting, without Helm', plainOtelTier(otel.minimal)],
    ['all settings, without Helm', plainOtelTier(otel.everything)],
  ] as const;
  const collectors = cases.flatMap(([settings, tier]) =>
    collectorsOf(fromTier(tier)).map((collector) => [settings, collector.name, collector] as const),
  );

  test.each(collectors)('%s: %s', (_settings, _name, collector) => {
    expect(validate(otelcol, collector)).toEqual({ status: 0, stderr: '' });
  });
});

/** The configuration as it is delivered; only the folder for positions and queues is another. */
function validate(otelcol: string, { config }: DeliveredCollector) {
  const state = join(folder, 'state');
  mkdirSync(state, { recursive: true });
  const file = join(folder, 'config.yaml');
  writeFileSync(file, toYaml(config).replaceAll('/var/lib/otelcol', state));
  const env = { MY_POD_IP: '127.0.0.1', OTEL_K8S_NODE_NAME: 'node-1' };
  return judge(otelcol, ['validate', '--config', file], env);
}

describeReal('no environment ships: Promtail accepts all settings, and none', ['promtail'], (paths) => {
  test.each([
    ['all settings', promtail.everything],
    ['no setting', promtail.minimal],
  ])('%s', (_, props) => {
    const { values } = releaseWith(fromTier(promtailTier(props)), 'config', 'snippets');
    const file = join(folder, 'promtail.yaml');
    writeFileSync(file, toYaml(configuration(values, 'targets.json', 9080)));
    expect(judge(paths.promtail, ['-check-syntax', `-config.file=${file}`])).toEqual({ status: 0, stderr: '' });
  });
});

function judge(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', env, timeout: 60_000 });
  return { status, stderr };
}
