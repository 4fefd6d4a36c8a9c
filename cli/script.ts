import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { misused } from '../lib/command/command';
import type { Settings } from '../lib/environment/settings';
import { packageRoot } from '../lib/places/package-root';

/** A subcommand that is one of the scripts of the package: it reads its options itself, and prints its own help. */
export function scriptCommand(name: 'deploy' | 'rollback', { output }: Settings): Command {
  return new Command(name)
    .argument('[arguments...]')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action((given: readonly string[]) => runScript(name, given, output));
}

function runScript(name: string, given: readonly string[], output: string): void {
  const script = join(packageRoot(), 'scripts', `${name}.sh`);
  const env = { ...process.env, CDK8S_LOGGING_ROOT: process.cwd(), CDK8S_LOGGING_OUTPUT: output };
  const { status, signal, error } = spawnSync('bash', [script, ...given], { stdio: 'inherit', env });
  if (error) misused(`bash did not start, and it runs ${name}: ${error.message}`);
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 1;
}
