import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool } from '../../tools/find';
import { renderRelease } from '../../verify/helm';
import { describeReal } from '../support/programs';

// Helm waits for the repository while the test waits for Helm: the repository is a process of its own.
const SERVER = `
const { createServer } = require('node:http');
const { readFile } = require('node:fs');
const wanted = 'Basic ' + Buffer.from('reader:' + process.env.PASSWORD).toString('base64');
const server = createServer(({ url, headers }, response) => {
  if (headers.authorization !== wanted) return response.writeHead(401).end();
  readFile(process.env.FOLDER + url, (failure, content) => response.writeHead(failure ? 404 : 200).end(content));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

describeReal('a private chart repository', ['helm'], () => {
  const password = randomBytes(8).toString('hex');
  const helm = findTool('helm')?.path ?? 'helm';
  const before = { ...process.env };
  let folder: string;
  let server: ChildProcess;
  let repository: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'charts-'));
    process.env.HELM_CONFIG_HOME = join(folder, 'config');
    process.env.HELM_CACHE_HOME = join(folder, 'cache');
    const [chart, served] = [join(folder, 'chart'), join(folder, 'served')];
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: loki\nversion: 6.49.0\n');
    writeFileSync(join(chart, 'templates/a.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: pulled }\n');
    execFileSync(helm, ['package', chart, '--destination', served], { stdio: 'ignore', env: process.env });
    execFileSync(helm, ['repo', 'index', served], { env: process.env });
    const env = { ...before, PASSWORD: password, FOLDER: served };
    server = spawn(process.execPath, ['-e', SERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const port = await new Promise((ready) => server.stdout?.once('data', (said) => ready(String(said).trim())));
    repository = `http://127.0.0.1:${String(port)}`;
  }, 60_000);

  afterAll(() => {
    server.kill();
    process.env = before;
    rmSync(folder, { recursive: true });
  });

  const pulled = () => {
    const object = { apiVersion: 'v1', kind: 'HelmChart', name: 'loki', labels: {}, json: {}, origin: 'test' };
    const release = {
      name: 'loki',
      namespace: 'logs',
      chart: 'loki',
      version: '6.49.0',
      repository,
      values: {},
      object,
    };
    return renderRelease(release, { pull: true, cache: join(folder, 'kept') }, { path: helm });
  };

  test('without credentials says which command keeps them', () => {
    expect(pulled()).toEqual({
      unavailable: expect.stringContaining(`helm repo add NAME ${repository} --username USER`),
    });
  });

  test('is read with those that Helm has', () => {
    const login = ['--username', 'reader', '--password-stdin'];
    execFileSync(helm, ['repo', 'add', 'mine', repository, ...login], {
      input: password,
      // Jest's own environment is none of the process: Helm would write where its user keeps credentials.
      env: process.env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    expect(pulled()).toMatchObject({ objects: [{ kind: 'ConfigMap', name: 'pulled' }] });
  });
});
