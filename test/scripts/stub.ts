import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toYaml } from '../../lib/syntax/yaml';
import { type Ran, run } from '../../verify/programs/run';

interface Stubbed extends Ran {
  /** The command lines that kubectl got, without those that only look. */
  readonly calls: readonly string[];
}

/** An object of the environment `demo`: its stage, `apiVersion`, kind and name. */
export type Stub = readonly [stage: string, apiVersion: string, kind: string, name: string];

/**
 * Runs a script with a kubectl that notes what it is asked, and says yes.
 * @param answers lines of bash that may answer in its place, and end with `exit`
 */
export function runWithStub(script: string, args: readonly string[], objects: readonly Stub[], answers = ''): Stubbed {
  const root = mkdtempSync(join(tmpdir(), 'stub-'));
  try {
    cpSync('scripts', join(root, 'scripts'), { recursive: true });
    writeObjects(join(root, 'dist', 'demo'), objects);
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'kubectl'), STUB.replace('ANSWERS', answers).replaceAll('ROOT', root));
    chmodSync(join(root, 'bin', 'kubectl'), 0o755);
    const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` };
    const ran = run(join(root, 'scripts', script), args, { cwd: root, env });
    const calls = existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];
    return { ...ran, calls: calls.map((call) => call.replace(/-f \S*\//, '-f ')) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function writeObjects(folder: string, objects: readonly Stub[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kustomization.yaml'), '');
  for (const [stage, apiVersion, kind, name] of objects) {
    mkdirSync(join(folder, stage), { recursive: true });
    writeFileSync(join(folder, stage, 'kustomization.yaml'), '');
    const object = { apiVersion, kind, metadata: { name, namespace: 'logging' } };
    writeFileSync(join(folder, stage, 'all.yaml'), `---\n${toYaml(object)}`, { flag: 'a' });
  }
}

const STUB = `#!/usr/bin/env bash
case $1 in rollout | wait | apply | delete) printf '%s\\n' "$*" >>ROOT/calls ;; esac
ANSWERS
case "$*" in
  'config current-context') echo stub ;;
  kustomize*) cat "$2/all.yaml" ;;
  *logging-inventory*go-template*) ;;
  'get ConfigMap logging-inventory'*) ;;
  get*'-o name') echo found ;;
esac
`;
