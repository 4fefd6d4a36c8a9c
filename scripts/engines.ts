import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ENGINE_PROGRAMS } from '../tools/engine-programs';
import { readFiles } from '../verify/material';

// npm run engines plays engines, scheduling and stores for the examples of the tests. With --if-changed it only does so if
// something of what they are played with is another thing than when they went well last: that is committed.

const RECORD = 'test/e2e/engines/played.txt';

/** What they are played by: programs, kinds, scenarios and tests. */
const PLAYERS = ['crds', 'test/e2e', 'tools', 'verify/cluster', 'verify/engines', 'verify/programs'];

/** What charts of the examples render to. */
const LOCKS = 'test/fixtures/locks';

/** Where synth writes the examples. */
const EXAMPLES = 'build/examples';

const [, , ...given] = process.argv;
const before = fingerprint();
if (given.includes('--if-changed') && readFileSync(RECORD, 'utf8').trim() === before) {
  console.log(`${RECORD}: all of this was played, and went well`);
} else {
  run('node', 'build/cdk8s-logging.js', 'tools', ...Object.keys(ENGINE_PROGRAMS));
  for (const config of ['jest.engines.config.js', 'jest.stores.config.js']) run('npx', 'jest', '--config', config);
  writeFileSync(RECORD, `${before}\n`);
  console.log(`${RECORD} says what was played: commit it`);
}

/** Of the files of the players, and of what synth makes of the examples with this checkout. */
function fingerprint(): string {
  rmSync(EXAMPLES, { recursive: true, force: true });
  const folders = ['--environments', 'test/fixtures/environments', '--output', EXAMPLES, '--locks', LOCKS];
  run('node', 'build/cdk8s-logging.js', 'synth', ...folders);
  const hash = createHash('sha256');
  for (const folder of [...PLAYERS, LOCKS, EXAMPLES])
    for (const { path, text } of readFiles(folder)) if (path !== RECORD) hash.update(`${path}\n${text}\n`);
  return hash.digest('hex');
}

/** Ends with what a command that fails ends with. */
function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
