import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiServer } from '../../verify/cluster/api-server';
import { distEnvironments, fixtureDist } from '../support/dist';
import { contents, describeScripts } from './server';

describeScripts('with a real API server', (server, repository) => {
  test.each(distEnvironments())(
    'deploy.sh brings %s, and changes nothing the second time',
    (environment) => {
      const folder = join(repository().root, 'dist', environment);
      cpSync(join(fixtureDist(), environment), folder, { recursive: true });
      const deploy = (...args: readonly string[]) => repository().script('deploy', environment, '--no-wait', ...args);
      const needs = needsOf(folder);
      if (needs.some((line) => line.startsWith('secret')))
        expect(deploy('--force-conflicts')).toMatchObject({ code: 1 });
      for (const line of needs) bring(server(), line);
      expect(deploy('--force-conflicts')).toMatchObject({ code: 0 });
      const before = contents(server());
      expect(deploy()).toMatchObject({ code: 0 });
      expect(contents(server())).toEqual(before);
      // A cluster holds one environment: the next one gets the cluster as its own.
      server().kubectl(['delete', 'configmap', '-n', 'default', `logging-inventory-${environment}`]);
    },
    120_000,
  );
});

function needsOf(folder: string): readonly string[] {
  const lines = readFileSync(join(folder, 'needs.txt'), 'utf8').split('\n');
  return lines.filter((line) => /^[a-z]/.test(line));
}

/** What people and other programs create before. */
function bring({ kubectl }: ApiServer, need: string): void {
  const [what, namespace = '', name = '', ...keys] = need.split(' ');
  kubectl(['create', 'namespace', namespace]);
  const values = keys.map((key) => `--from-literal=${key}=x`);
  if (what === 'service') kubectl(['create', '-n', namespace, 'service', 'clusterip', name, `--tcp=${keys[0]}`]);
  if (what === 'secret') kubectl(['create', '-n', namespace, 'secret', 'generic', name, ...values]);
}
