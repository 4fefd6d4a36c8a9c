import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

interface Surroundings {
  /** Lines of bash that may answer in kubectl's place, and end with `exit`. */
  readonly answers?: string;

  /** Turns the repository into what is needed. */
  readonly prepare?: (root: string) => void;

  /** A program that nobody has installed. */
  readonly without?: 'kubectl' | 'git';

  /** The folder to run in. @default - the repository */
  readonly cwd?: string;
}

/** Runs a script with a kubectl that notes what it is asked, and says yes. Blanks in paths are part of the test. */
export function runWithStub(
  script: string,
  args: readonly string[],
  objects: readonly Stub[],
  { answers = '', prepare, without, cwd }: Surroundings = {},
): Stubbed {
  const root = mkdtempSync(join(tmpdir(), 'stub of kubectl-'));
  try {
    cpSync('scripts', join(root, 'scripts'), { recursive: true });
    writeObjects(join(root, 'dist', 'demo'), objects);
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'kubectl'), STUB.replace('ANSWERS', () => answers).replaceAll('ROOT', root));
    chmodSync(join(root, 'bin', 'kubectl'), 0o755);
    prepare?.(root);
    const path = without ? onlyTools(root, without) : `${join(root, 'bin')}:${process.env.PATH}`;
    const env = { ...process.env, PATH: path };
    const ran = run(join(root, 'scripts', script), args, { cwd: cwd ?? root, env });
    const calls = existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];
    return { ...ran, calls: calls.map((call) => call.replace(/-f \S*\//, '-f ')) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A folder with what every machine has, and without that program. */
function onlyTools(root: string, without: 'kubectl' | 'git'): string {
  const folder = join(root, 'tools');
  mkdirSync(folder);
  for (const name of TOOLS) {
    const { stdout } = run('sh', ['-c', `command -v ${name}`]);
    symlinkSync(stdout.trim(), join(folder, name));
  }
  if (without !== 'kubectl') symlinkSync(join(root, 'bin', 'kubectl'), join(folder, 'kubectl'));
  return folder;
}

const TOOLS = 'awk basename bash cat cp cut dirname env grep mkdir mktemp paste rm sed sort tar tr'.split(' ');

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

/** Every object is there, and was applied by the scripts; no inventory is. */
const STUB = `#!/usr/bin/env bash
case $1 in rollout | wait | apply | delete) printf '%s\\n' "$*" >>'ROOT/calls' ;; esac
ANSWERS
case "$*" in
  'config current-context') echo stub ;;
  kustomize*) cat "$2/all.yaml" ;;
  *logging-inventory*) ;;
  get*managedFields*) printf 'object\\nmanager Apply - cdk8s-logging\\n' ;;
  'get ConfigMap --namespace=default'*) ;;
  get*'-o name') echo found ;;
esac
`;
