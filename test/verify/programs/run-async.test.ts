import { runAsync } from '../../../verify/programs/run-async';

test('a program gets its input, and what it says is kept', async () => {
  const ran = await runAsync('sh', ['-c', 'cat; echo no >&2; exit 3'], { input: 'yes' });
  expect(ran).toEqual({ code: 3, stdout: 'yes', stderr: 'no\n' });
});

test('one that does not end is killed, and says so', async () => {
  const { code, stderr } = await runAsync('sleep', ['60'], { seconds: 0.1 });
  expect(code).not.toBe(0);
  expect(stderr).toBe('it was killed after 0.1 s\n');
});

test('one that ignores its input does no harm', async () => {
  expect(await runAsync('true', [], { input: 'x'.repeat(1e6) })).toMatchObject({ code: 0 });
});

test('one that is not there is an error', async () => {
  await expect(runAsync('/no/such/program', [])).rejects.toThrow('ENOENT');
});

test('what it has started itself is killed with it', async () => {
  const start = performance.now();
  await runAsync('sh', ['-c', 'sleep 60; true'], { seconds: 0.1 });
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('an end to everything ends it, and nothing starts after', async () => {
  const ending = new AbortController();
  const running = runAsync('sh', ['-c', 'sleep 60; true'], { signal: ending.signal });
  ending.abort();
  await expect(running).rejects.toThrow('abort');
  await expect(runAsync('true', [], { signal: ending.signal })).rejects.toThrow('abort');
});

test('one that talks without end is heard for a while', async () => {
  const { code, stdout } = await runAsync('sh', ['-c', 'yes | head -c 20000000']);
  expect(code).toBe(0);
  expect(stdout.length).toBeLessThan(10_000_000);
});
