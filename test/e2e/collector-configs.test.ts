import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Release } from '../../lib/delivery/release';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { planStack } from '../../lib/plan';
import { toYaml } from '../../lib/syntax/yaml';
import { objectAt } from './collectors';

const { OTELCOL } = process.env;
const collectors = loadEnvironments(listEnvironmentFiles('environments').files)
  .environments.flatMap((environment) =>
    planStack(environment).releases.map((release) => [environment.name, release.name, release] as const),
  )
  .filter(([, , { chart }]) => chart.name === 'opentelemetry-collector');

if (OTELCOL) {
  test.each(collectors)('the real collector accepts what %s gives %s', (_environment, _name, release) => {
    expect(validate(OTELCOL, release)).toEqual({ status: 0, stderr: '' });
  });
} else test.skip('the real collector accepts what ships: OTELCOL must name it (tools/otelcol)', () => {});

/** The configuration as it is delivered; only the folder for positions and queues is another. */
function validate(otelcol: string, { values }: Release) {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const state = join(folder, 'state');
  mkdirSync(state);
  const file = join(folder, 'config.yaml');
  writeFileSync(file, toYaml(objectAt(values, 'alternateConfig')).replaceAll('/var/lib/otelcol', state));
  const env = { MY_POD_IP: '127.0.0.1', OTEL_K8S_NODE_NAME: 'node-1' };
  const { status, stderr } = spawnSync(otelcol, ['validate', '--config', file], { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  return { status, stderr };
}
