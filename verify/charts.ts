import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Release } from '../lib/delivery/release';
import { valueAt } from '../lib/kubernetes/json';
import { toYaml } from '../lib/syntax/yaml';
import { loadPlans } from './plans';
import { verifyReferences } from './references';
import { type Rendered, readRendered } from './rendered';
import type { Verdict } from './verdict';

interface Options {
  readonly charts: string;
  readonly environments: string;
  readonly helm: string;
  readonly loki?: string;
}

const options = new Command('verify-charts')
  .description('Renders every release with the real Helm and looks whether all that dist/ refers to exists.')
  .requiredOption('--charts <folder>', 'folder with the unpacked charts, <name>-<version>/ each')
  .option('--environments <folder>', 'folder of the environment files', 'environments')
  .option('--helm <program>', 'the helm to render with', 'helm')
  .option('--loki <program>', 'a loki that judges the rendered configuration')
  .parse()
  .opts<Options>();

const work = mkdtempSync(join(tmpdir(), 'verify-charts-'));
let failed = 0;
let passed = 0;
for (const plan of loadPlans(options.environments)) {
  const plain = plan.tiers.flatMap((tier) => tier.objects ?? []);
  const released = plan.releases.flatMap((release) => {
    const objects = render(release);
    print(`${plan.environment.name}  ${release.name}  ${objects.length} objects`);
    return objects;
  });
  const rendered = [...released, ...readRendered(plain.map(toYaml).join('---\n'))];
  for (const verdict of [...verifyReferences(plan, rendered), ...verifyLokiConfig(rendered)]) count(verdict);
}
rmSync(work, { recursive: true });
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function render({ name, namespace, chart, values }: Release): readonly Rendered[] {
  const file = join(work, 'values.json');
  writeFileSync(file, JSON.stringify(values));
  const folder = join(options.charts, `${chart.name}-${chart.version}`);
  const capabilities = ['--api-versions', 'monitoring.coreos.com/v1/ServiceMonitor'];
  const args = ['template', name, folder, '--namespace', namespace, '--values', file, ...capabilities];
  return readRendered(execFileSync(options.helm, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}

function verifyLokiConfig(rendered: readonly Rendered[]): readonly Verdict[] {
  const text = valueAt(
    rendered.find(({ kind, name }) => kind === 'ConfigMap' && name === 'loki')?.json,
    'data',
    'config.yaml',
  );
  if (options.loki === undefined || typeof text !== 'string') return [];
  const file = join(work, 'loki.yaml');
  writeFileSync(file, text);
  try {
    execFileSync(options.loki, ['-verify-config', `-config.file=${file}`], { stdio: 'pipe' });
    return [{ what: 'Loki configuration', problem: undefined }];
  } catch (failure) {
    return [{ what: 'Loki configuration', problem: String(failure) }];
  }
}

function count({ what, problem }: Verdict): void {
  if (problem === undefined) passed++;
  else {
    failed++;
    print(`  ${what}: ${problem}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
