import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { renderStack } from '../../lib/output/render';
import { smokeFunctions } from '../../lib/output/smoke';
import { planStack } from '../../lib/plan/plan';
import type { Ran } from '../../verify/programs/run';
import { loadOne } from '../environment/in-memory';

/** The smoke script of an environment. */
export function smokeOf(text: string): string {
  // What is asked for need make no sense: a Loki of this machine is one that only this machine can call.
  const plan = planStack(loadOne(text));
  const files = renderStack({ plan, node: new App().node }, []);
  return files.find(({ path }) => path.endsWith('smoke.sh'))?.content ?? '';
}

/**
 * Runs a smoke script with a kubectl that says of everything that it works, and whose tunnels end at a port of this
 * machine.
 * @param answers lines of bash that may answer in its place, and end with `exit`
 */
export function runSmoke(script: string, port: number, answers = ''): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'x'));
  const { path, content } = smokeFunctions();
  writeFileSync(join(folder, path), content);
  writeFileSync(join(folder, 'x', 'smoke.sh'), script);
  writeFileSync(join(folder, 'bin', 'kubectl'), STUB.replace('PORT', String(port)).replace('ANSWERS', answers));
  chmodSync(join(folder, 'bin', 'kubectl'), 0o755);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  return new Promise((resolve) => {
    execFile('bash', [join(folder, 'x', 'smoke.sh')], { env, timeout: 110_000 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

const STUB = `#!/usr/bin/env bash
ANSWERS
case "$*" in
  port-forward*) echo 'Forwarding from 127.0.0.1:PORT -> 3100' && exec sleep 100 ;;
  'get nodes'*) echo node/a ;;
  'get daemonset'*) echo 1 ;;
  'get configmaps'*) echo configmap/loki-datasource ;;
  'get --raw'*) echo '# TYPE up gauge' ;;
esac
`;
