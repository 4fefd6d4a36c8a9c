import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentName, listEnvironmentFiles } from '../../lib/environment/files';
import { synthesize } from '../../lib/synth/synth';
import { findTool } from '../../tools/find';
import { openToolbox } from '../../verify/toolbox';
import { verify } from '../../verify/verify';
import { describeReal } from '../support/programs';

// Sources and stores that no environment of this repository uses, judged as what ships is.

const { files } = listEnvironmentFiles(join(__dirname, 'unshipped'));
const environments = files.map(environmentName);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unshipped-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const dist = () => join(folder, 'dist');
const locks = () => join(folder, 'locks');

test('they synthesize, and nothing is found', () => {
  const { findings } = synthesize({ files, output: dist(), locks: locks(), scope: 'all' });
  // Their releases have never been rendered.
  expect(findings.filter(({ finding }) => finding.id !== 'lock/missing')).toEqual([]);
});

describeReal('real programs', ['alloy-syntax', 'kube-apiserver', 'loki', 'otelcol', 'promtail', 'promtool'], () => {
  test('accept them', async () => {
    const toolbox = openToolbox(findTool);
    const render = () => ({ unavailable: 'no chart is asked for' });
    try {
      const judged = await verify({ dist: dist(), locks: locks(), environments, render, progress: () => {} }, toolbox);
      expect(judged.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
      for (const environment of environments)
        expect(judged.filter((one) => one.environment === environment && one.verdict === 'passed')).not.toEqual([]);
    } finally {
      await toolbox.close();
    }
  }, 300_000);
});

test('nothing of an environment with mirrors names another registry', () => {
  const text = readdirSync(join(dist(), 'mirror'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(yaml|sh)$/.test(file))
    .map((file) => readFileSync(join(dist(), 'mirror', file), 'utf8'))
    .join('\n');
  expect(text).not.toMatch(/\b(?:docker|quay|ghcr|grafana|grafana-community\.github)\.io\/\w/);
  expect(text).toMatch(/kind: OCIRepository/);
});
