import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { installRenovate, type LogLine, type PackageFiles, type Renovate } from './installed';
import { PINS, pinsIn, repositoryWith } from './repository';

// The real Renovate, over our examples and what people may write, without a network. To install it takes a minute and a
// registry of packages, which `npm test` leaves to E2E=1.

const describeRenovate = process.env.E2E === '1' ? describe : describe.skip;

const PRESET = readFileSync('default.json', 'utf8');

describeRenovate('the real Renovate, with the preset', () => {
  jest.setTimeout(300_000);
  let renovate: Renovate;
  const repositories: string[] = [];
  beforeAll(() => {
    renovate = installRenovate();
  }, 700_000);
  afterAll(() => {
    for (const folder of repositories) rmSync(dirname(folder), { recursive: true });
  });
  const repository = (config: unknown) => {
    const folder = repositoryWith(config);
    repositories.push(folder);
    return folder;
  };

  test('takes both files as configurations of repositories, and has nothing to migrate', () => {
    expect(renovate.validate('default.json', 'renovate/self-hosted.json')).toMatchObject({
      status: 0,
      output: expect.stringContaining('validated successfully against 2 file(s)'),
    });
  });

  test('extracts every pin of environments and bases, and nothing else', async () => {
    const lines = await renovate.run(repository(JSON.parse(PRESET)), 'extract');
    expect(pinsIn(packageFilesOf(lines))).toEqual(PINS);
  });

  test('reads another folder that the preset is given', async () => {
    const given = JSON.parse(PRESET.replaceAll('{{arg0}}', 'apps'));
    const pins = pinsIn(packageFilesOf(await renovate.run(repository(given), 'extract')));
    expect(pins.filter((pin) => pin.startsWith('apps/'))).toEqual([
      'apps/values.yaml loki 6.49.0 helm https://grafana.github.io/helm-charts',
    ]);
  });

  describe('with repositories of charts', () => {
    let server: Server;
    let at: string;
    beforeAll(async () => {
      server = createServer(({ url = '' }, response) => response.end(INDEXES[url] ?? ''));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));
    const local = () =>
      PRESET.replaceAll('https://grafana-community.github.io/helm-charts', `${at}/community`)
        .replaceAll('https://grafana.github.io/helm-charts', `${at}/grafana`)
        .replaceAll('https://open-telemetry.github.io/opentelemetry-helm-charts', `${at}/otel`);

    test('proposes what the repository of each pin publishes', async () => {
      const files = packageFilesOf(await renovate.run(repository(JSON.parse(local())), 'lookup'));
      const updates = updatesOf(files);
      expect(updates('environments/quoted.yaml', 'loki')).toEqual(['minor 6.55.0', 'major 7.3.0']);
      expect(updates('environments/seven.yaml', 'loki')).toEqual([]);
      expect(updates('environments/bases/block.yml', 'loki')).toEqual(['minor 18.11.0']);
      expect(updates('environments/bases/homelab.yaml', 'alloy')).toEqual(['minor 1.11.1']);
      expect(updates('environments/bases/block.yml', 'opentelemetry-collector')).toEqual(['minor 0.170.0']);
    });

    test('leaves dist/ and locks/ alone in a repository that has paths to ignore of its own', async () => {
      const config = { ...JSON.parse(local()), ignorePaths: ['apps/**'] };
      const files = packageFilesOf(await renovate.run(repository(config), 'lookup'));
      const written = Object.values(files)
        .flat()
        .filter(({ packageFile }) => /^(?:dist|locks)\//.test(packageFile));
      expect(written.length).toBeGreaterThan(2);
      expect(written.flatMap(({ deps }) => deps).map(({ skipReason, updates = [] }) => [skipReason, updates])).toEqual(
        written.flatMap(({ deps }) => deps.map(() => ['disabled', []])),
      );
    });
  });
});

const INDEXES: Readonly<Record<string, string>> = {
  '/grafana/index.yaml': indexOf({
    loki: ['6.30.0', '6.49.0', '6.55.0', '7.3.0'],
    alloy: ['0.12.0', '1.5.0', '1.11.1'],
    promtail: ['6.16.0', '6.17.1'],
  }),
  '/community/index.yaml': indexOf({ loki: ['7.0.0', '8.1.0', '18.0.1', '18.11.0'] }),
  '/otel/index.yaml': indexOf({ 'opentelemetry-collector': ['0.145.0', '0.150.0', '0.170.0'] }),
};

/** The index of a chart repository, as far as Renovate reads it. */
function indexOf(charts: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(charts).map(([name, versions]) => [
    name,
    versions.map((version) => ({ name, version, created: '2026-01-01T00:00:00Z' })),
  ]);
  return JSON.stringify({ apiVersion: 'v1', entries: Object.fromEntries(entries) });
}

function updatesOf(files: PackageFiles) {
  return (file: string, name: string) =>
    Object.values(files)
      .flat()
      .filter(({ packageFile }) => packageFile === file)
      .flatMap(({ deps }) => deps.filter(({ depName }) => depName === name))
      .flatMap(({ updates = [] }) => updates.map(({ updateType, newValue }) => `${updateType} ${newValue}`));
}

/** It logs what it knows of files more than once: what it looked up stands in the last one. */
function packageFilesOf(lines: readonly LogLine[]): PackageFiles {
  const logged = lines.flatMap(({ packageFiles, config, msg }) =>
    packageFiles ? [packageFiles] : msg === 'packageFiles with updates' ? [config as PackageFiles] : [],
  );
  const last = logged.at(-1);
  if (!last) throw new Error('Renovate has logged no files of packages');
  return last;
}
