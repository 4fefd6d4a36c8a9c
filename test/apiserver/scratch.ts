import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import { type Ran, run } from '../../verify/programs/run';

/** Objects by the stages and files they stand in: `1-prerequisites/demo.yaml`. */
export type Folder = Readonly<Record<string, JsonObject>>;

/** A repository with the scripts, and with one environment that tests write: `demo`. */
export interface Scratch {
  readonly root: string;

  /** Makes the environment hold exactly these objects, and these lines in its `needs.txt`. */
  write(folder: Folder, needs?: readonly string[]): void;

  /** @returns the id of the commit */
  commit(message: string): string;

  script(name: 'deploy' | 'rollback', ...args: readonly string[]): Ran;

  remove(): void;
}

export function scratch(env: NodeJS.ProcessEnv): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'scratch-'));
  cpSync('scripts', join(root, 'scripts'), { recursive: true });
  const git = (...args: readonly string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root });
  git('init', '--quiet');
  return {
    root,
    write: (folder, needs) => writeEnvironment(join(root, 'dist', 'demo'), folder, needs),
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD').stdout.trim();
    },
    script: (name, ...args) => run(join(root, 'scripts', `${name}.sh`), args, { cwd: tmpdir(), env }),
    remove: () => rmSync(root, { recursive: true }),
  };
}

function writeEnvironment(folder: string, objects: Folder, needs: readonly string[] = []): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stages = new Map<string, string[]>();
  for (const [path, object] of Object.entries(objects)) {
    const stage = dirname(path);
    mkdirSync(join(folder, stage), { recursive: true });
    writeFileSync(join(folder, path), toYaml(object));
    stages.set(stage, [...(stages.get(stage) ?? []), path.slice(stage.length + 1)]);
  }
  for (const [stage, files] of stages)
    writeFileSync(join(folder, stage, 'kustomization.yaml'), toYaml({ resources: files }));
  writeFileSync(join(folder, 'kustomization.yaml'), toYaml({ resources: [...stages.keys()] }));
  writeFileSync(join(folder, 'needs.txt'), needs.map((line) => `${line}\n`).join(''));
}

export const namespace = (name: string): JsonObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

export const configMap = (name: string, value: string, namespace = 'demo'): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  // A text that looks like an object: it is none.
  data: { value, text: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: no-object\n---\n' },
});

export const claim = (name: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'demo' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
