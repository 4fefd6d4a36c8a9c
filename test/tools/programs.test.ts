import { readdirSync, readFileSync, statSync } from 'node:fs';
import { wantedVersion } from '../../tools/built';
import { PROGRAMS, programOf, type ToolName } from '../../tools/programs';
import { parseVersion } from '../../tools/version';

const names = Object.keys(PROGRAMS) as ToolName[];

describe('which version on the PATH fits', () => {
  test.each<[ToolName, string, boolean]>([
    ['helm', '3.7.2', false],
    ['helm', '3.8.0', true],
    ['helm', '4.9.0', true],
    ['helm', '5.0.0', false],
    ['loki', '3.6.9', true],
    ['loki', '3.7.6', false],
    ['loki-3.7', '3.7.0', true],
    ['loki-3.7', '3.6.3', false],
    ['logcli', '3.5.0', false],
    ['lokitool', '3.6.0', true],
    ['promtail', '3.6.3', false],
    ['promtool', '2.41.0', false],
    ['promtool', '2.42.0', true],
    ['promtool', '3.5.0', true],
    ['promtool', '0.315.0', false],
    ['kube-apiserver', '1.34.9', true],
    ['kube-apiserver', '1.33.0', false],
    ['kubectl', '1.32.4', false],
    ['kubectl', '1.33.0', true],
    ['kubectl', '1.35.0', true],
    ['kubectl', '1.36.0', false],
    ['etcd', '3.3.25', false],
    ['etcd', '3.4.23', true],
    ['etcd', '4.0.0', false],
    ['shellcheck', '0.7.2', false],
    ['shellcheck', '0.8.0', true],
    ['kustomize', '4.5.7', false],
    ['kustomize', '5.0.0', true],
    ['otelcol', '0.154.0', false],
    ['otelcol', '0.155.0', true],
    ['alloy', '1.0.0', true],
  ])('%s %s: %s', (name, text, expected) => {
    const { onPath, source } = programOf(name);
    const version = parseVersion(text);
    expect(version && onPath?.fits(version, source && wantedVersion(source))).toBe(expected);
  });
});

test.each(names)('%s can be had: its version is pinned, or it says how to install it', (name) => {
  const { source, onPath } = programOf(name);
  expect(source ? wantedVersion(source) : onPath?.install).toBeDefined();
});

test('every folder of tools/ is that of a program', () => {
  const folders = readdirSync('tools').filter((entry) => statSync(`tools/${entry}`).isDirectory());
  const used = new Set(names.map((name) => programOf(name).source?.folder));
  expect(folders.filter((folder) => !used.has(folder))).toEqual([]);
});

test('the parts of the collector have the version of their builder', () => {
  const { source } = PROGRAMS.otelcol;
  const manifest = readFileSync(`tools/${source.folder}/manifest.yaml`, 'utf8');
  const core = /^ {2}- gomod: go\.opentelemetry\.io\/collector\/(?!confmap)\S+ v(\S+)$/gm;
  const versions = [...manifest.matchAll(core)].map(([, version = '']) => parseVersion(version));
  expect(versions.length).toBeGreaterThan(2);
  for (const version of versions) expect(version).toEqual(wantedVersion(source));
});
