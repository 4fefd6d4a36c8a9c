import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { planStack } from '../../lib/plan';
import { toYaml } from '../../lib/syntax/yaml';
import { plainOtelTier } from '../../lib/tiers/otel/plain';
import { otelTier } from '../../lib/tiers/otel/tier';
import type { Tier } from '../../lib/tiers/tier';
import { everything, minimal } from '../tiers/otel/props';
import { type DeliveredCollector, plainCollector, releasedCollector } from './collectors';

const { OTELCOL } = process.env;
const { environments } = loadEnvironments(listEnvironmentFiles('environments').files);
const collectors = [
  ...environments.flatMap((environment) =>
    planStack(environment).tiers.flatMap((tier) => collectorsOf(environment.name, tier)),
  ),
  ...collectorsOf('an environment with all settings', otelTier(everything)),
  ...collectorsOf('one with none, without Helm,', plainOtelTier(minimal)),
  ...collectorsOf('one with all, without Helm,', plainOtelTier(everything)),
];

if (OTELCOL) {
  test.each(collectors)('the real collector accepts what %s gives %s', (_environment, _name, collector) => {
    expect(validate(OTELCOL, collector)).toEqual({ status: 0, stderr: '' });
  });
} else test.skip('the real collector accepts what ships: OTELCOL must name it (tools/otelcol)', () => {});

function collectorsOf(asked: string, { name, releases, objects }: Tier): [string, string, DeliveredCollector][] {
  if (name !== 'otel') return [];
  const collectors = objects ? [plainCollector(objects)] : releases.map(releasedCollector);
  return collectors.map((collector) => [asked, collector.name, collector]);
}

/** The configuration as it is delivered; only the folder for positions and queues is another. */
function validate(otelcol: string, { config }: DeliveredCollector) {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const state = join(folder, 'state');
  mkdirSync(state);
  const file = join(folder, 'config.yaml');
  writeFileSync(file, toYaml(config).replaceAll('/var/lib/otelcol', state));
  const env = { MY_POD_IP: '127.0.0.1', OTEL_K8S_NODE_NAME: 'node-1' };
  const { status, stderr } = spawnSync(otelcol, ['validate', '--config', file], { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  return { status, stderr };
}
