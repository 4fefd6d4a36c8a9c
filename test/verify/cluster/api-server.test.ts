import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../verify/cluster/api-server';

let folder: string;
const { TMPDIR } = process.env;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-server-'));
  mkdirSync(join(folder, 'tmp'));
  process.env.TMPDIR = join(folder, 'tmp');
});
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(folder, { recursive: true });
});

function stub(name: string, line: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
  return path;
}

test.each<[string, string, string]>([
  ['etcd', 'echo no disk; exit 7', 'exec sleep 60'],
  ['kube-apiserver', 'exec sleep 60', 'echo no disk; exit 7'],
])(
  'nobody waits for %s that dies at once; its last words are told, and nothing is left',
  async (name, etcd, server) => {
    const programs = {
      etcd: stub('etcd', etcd),
      kubeApiserver: stub('kube-apiserver', server),
      kubectl: stub('kubectl', 'exit 1'),
    };
    const expected = `${join(folder, name)} ended with code 7\nIts last words:\nno disk`;
    await expect(startServer(programs)).rejects.toThrow(expected);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  },
);

test('one that is missing is told', async () => {
  const programs = {
    etcd: '/no/etcd',
    kubeApiserver: stub('server', 'exec sleep 60'),
    kubectl: stub('kubectl', 'exit 1'),
  };
  await expect(startServer(programs)).rejects.toThrow('/no/etcd did not start: spawn /no/etcd ENOENT');
});
