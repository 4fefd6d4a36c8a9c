import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackageFiles } from './installed';

/** Every form in which people write a pin, and what only looks like one. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  'environments/quoted.yaml': `# chart: 1.2.3 is no pin, and neither is loki 6.49.0
cluster: quoted
loki:
  # chart: 6.1.0
  chart: "6.49.0" # chart: 6.2.0
  namespace: logging
  values: { image: { tag: 3.1.0 }, chart: 9.9.9, loki: { chart: 9.9.8 }, collector: { alloy: { chart: 9.9.7 } } }
collector: { alloy: { namespace: logging, chart: { repository: grafana, version: '1.5.0' } } }
readme:
  text: |
    loki:
      chart: 6.3.0
`,
  'environments/bases/block.yml': `loki:
  chart:   # where the chart continues
    version: 18.0.1
    repository: grafana-community
collector:
  otel:
    chart: 0.150.0   # a comment
    shipper: { namespace: logging, values: { chart: 1.2.3, image: { tag: 0.151.0 } } }
`,
  'environments/bases/flow.YAML':
    '{ loki: { chart: 18.11.0 }, collector: { promtail: { chart: { version: 6.16.0 } } } }\n',
  'environments/seven.yaml':
    'loki: { chart: 7.3.0 }\ncollector: { otel: { chart: { version: 0.145.0, repository: open-telemetry } } }\n',
  'environments/alias.yaml': 'loki: { chart: &pin { version: 8.1.0 }, values: { old: *pin } }\n',
  'environments/crlf.yaml': 'loki:\r\n  chart: 6.30.0\r\n',
  'environments/none.yaml': `loki: { namespace: logging, chart: { repository: grafana } }
collector: { alloy: { chart: 1.5 }, promtail: { chart: 6.x }, otel: { chart: 0.150 } }
`,
  'environments/own.yaml':
    'loki: { chart: { repository: mirror, version: 6.49.0 } }\ncollector: { alloy: { chart: null } }\n',
  'environments/broken.yaml': 'loki: { chart: 6.49.0\n<<<<<<< HEAD\n',
  'environments/empty.yaml': '',
  'environments/list.yaml': '- loki: { chart: { } }\n',
  'environments/text.yaml': 'loki\n',
  'environments/schema.json': '{ "loki": { "chart": "6.49.0" } }\n',
  'apps/values.yaml': 'loki: { chart: 6.49.0 }\n',
  'dist/edge/chart/Chart.yaml': `apiVersion: v2
name: edge
version: 1.0.0
dependencies: [{ name: loki, version: 6.49.0, repository: https://grafana.github.io/helm-charts }]
`,
  'dist/edge/environments/edge.yaml': 'loki: { chart: 6.49.0 }\n',
  'locks/environments/loki.yaml': 'loki: { chart: 6.49.0 }\n',
};

const GRAFANA = 'helm https://grafana.github.io/helm-charts';
const COMMUNITY = 'helm https://grafana-community.github.io/helm-charts';
const OTEL = 'helm https://open-telemetry.github.io/opentelemetry-helm-charts';

/** What is to be extracted of our examples and of all spellings, as `pinsIn` lists it. */
export const PINS: readonly string[] = [
  `environments/alias.yaml loki 8.1.0 ${COMMUNITY}`,
  `environments/bases/block.yml loki 18.0.1 ${COMMUNITY}`,
  `environments/bases/block.yml opentelemetry-collector 0.150.0 ${OTEL}`,
  `environments/bases/flow.YAML loki 18.11.0 ${COMMUNITY}`,
  `environments/bases/flow.YAML promtail 6.16.0 ${GRAFANA}`,
  `environments/bases/homelab.yaml alloy 1.5.0 ${GRAFANA}`,
  `environments/bases/homelab.yaml loki 6.49.0 ${GRAFANA}`,
  `environments/bases/rke2.yaml alloy 0.12.0 ${GRAFANA}`,
  `environments/crlf.yaml loki 6.30.0 ${GRAFANA}`,
  `environments/everything.yaml alloy 1.5.0 ${GRAFANA}`,
  `environments/everything.yaml loki 6.49.0 ${GRAFANA}`,
  `environments/quoted.yaml alloy 1.5.0 ${GRAFANA}`,
  `environments/quoted.yaml loki 6.49.0 ${GRAFANA}`,
  `environments/seven.yaml loki 7.3.0 ${GRAFANA}`,
  `environments/seven.yaml opentelemetry-collector 0.145.0 ${OTEL}`,
];

/** Writes a git repository with our examples and all spellings, as Renovate clones one. */
export function repositoryWith(config: unknown): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'renovate-')), 'repository');
  cpSync('test/fixtures/environments', join(folder, 'environments'), { recursive: true });
  cpSync('test/environment/everything.yaml', join(folder, 'environments/everything.yaml'));
  for (const [path, text] of Object.entries({ ...SPELLINGS, 'renovate.json': JSON.stringify(config) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const args of [['init', '--quiet'], ['add', '--all'], COMMIT]) {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  return folder;
}

const COMMIT = [
  '-c',
  'user.name=Somebody',
  '-c',
  'user.email=somebody@example.com',
  'commit',
  '--quiet',
  '-m',
  'Begin',
];

/** What was extracted, a line a pin, sorted. */
export function pinsIn(packageFiles: PackageFiles): readonly string[] {
  return Object.values(packageFiles)
    .flat()
    .flatMap(({ packageFile, deps }) =>
      deps.map(({ depName, currentValue, datasource, registryUrls = [] }) =>
        [packageFile, depName, currentValue, datasource, ...registryUrls].join(' '),
      ),
    )
    .sort();
}
