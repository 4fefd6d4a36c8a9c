import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../verify/programs/run';
import { fixtureDist } from '../support/dist';
import { describeServer } from './server';

/** How each engine applies the stages that follow, as far as an API server can see it. */
const ENGINES = [
  ['rke2-prod', 'the helm-controller', ['.'], ['--field-manager=kubectl']],
  ['talos-ambient', 'Argo CD', ['1-prerequisites'], ['--field-manager=argocd-controller', '--force-conflicts']],
  ['talos-ambient', 'Flux', ['1-prerequisites'], ['--field-manager=kustomize-controller', '--force-conflicts']],
] as const;

describeServer('Secrets in namespaces that the first sync makes, with a real API server', (server) => {
  let values: string;

  beforeAll(() => {
    values = mkdtempSync(join(tmpdir(), 'values-'));
    writeFileSync(join(values, 'FILE'), 'value');
  });

  afterAll(() => rmSync(values, { recursive: true }));

  test.each(ENGINES)(
    'the README of %s: what it says works before the first sync of %s',
    (environment, _, stages, as) => {
      const folder = join(fixtureDist(), environment);
      const commands = commandsOf(join(folder, 'README.md'));
      const namespaces = readFileSync(join(folder, 'needs.txt'), 'utf8').matchAll(/^namespace (\S+)$/gm);
      for (const [, name = ''] of namespaces) server().kubectl(['create', 'namespace', name]);
      const script = commands.join('\n').replaceAll('=FILE', `=${join(values, 'FILE')}`);
      const made = run('bash', ['--norc', '-euc', script], { cwd: folder, env: server().env });
      expect(made).toMatchObject({ code: 0, stderr: '' });

      for (const stage of stages) {
        const synced = server().kubectl(['apply', '--server-side', ...as, '-k', join(folder, stage)]);
        expect(synced).toMatchObject({ code: 0, stderr: '' });
      }
      for (const [, file = ''] of commands.join('\n').matchAll(/-f (\S+)/g)) {
        const { metadata } = parse(readFileSync(join(folder, file), 'utf8'));
        const { stdout } = server().kubectl(['get', 'namespace', metadata.name, '-o', 'json']);
        expect(JSON.parse(stdout).metadata.labels).toMatchObject(metadata.labels);
      }
      for (const [, namespace = '', name = ''] of commands
        .join('\n')
        .matchAll(/-n (\S+) create secret generic (\S+)/g)) {
        expect(server().kubectl(['get', 'secret', name, '-n', namespace, '-o', 'name']).stdout).toBe(
          `secret/${name}\n`,
        );
        server().kubectl(['delete', 'secret', name, '-n', namespace]);
      }
    },
  );
});

function commandsOf(readme: string): readonly string[] {
  const block = /## Secrets that must exist[\s\S]*?```sh\n([\s\S]*?)\n```/.exec(readFileSync(readme, 'utf8'))?.[1];
  const commands = block?.split('\n') ?? [];
  expect(commands.length).toBeGreaterThan(1);
  return commands;
}
