import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastWords, program, until } from '../../../verify/programs/program';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  log = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = async () => false;

test.each<[string, string, readonly string[], string]>([
  ['that ends at once', 'sh', ['-c', 'exit 3'], 'sh ended with code 3'],
  ['that is killed', 'sh', ['-c', 'kill -9 $$'], 'sh ended with SIGKILL'],
  ['that is not there', '/no/such/program', [], '/no/such/program did not start: spawn /no/such/program ENOENT'],
])('nobody waits for a program %s', async (_, command, args, expected) => {
  const started = program(command, args, log);
  started.start();
  await expect(until('it is ready', 60, never, [started])).rejects.toThrow(`it is ready: ${expected}`);
});

test('a program that runs, or has not been started, has not ended', async () => {
  const sleeper = program('sleep', ['60'], log);
  expect(sleeper.ended()).toBeUndefined();
  sleeper.start();
  expect(sleeper.ended()).toBeUndefined();
  await sleeper.end('SIGTERM');
  expect(sleeper.ended()).toBe('sleep ended with SIGTERM');
  sleeper.start();
  expect(sleeper.ended()).toBeUndefined();
  await sleeper.end('SIGKILL');
});

test('its last words are the end of its log', async () => {
  const talker = program('sh', ['-c', 'yes | head -c 5000; echo no disk >&2'], log);
  talker.start();
  await expect(until('never', 60, never, [talker])).rejects.toThrow('code 0');
  expect(readFileSync(log, 'utf8').length).toBeGreaterThan(5000);
  expect(lastWords(log)).toMatch(/^[y\n]{1,2000}no disk$/);
});
