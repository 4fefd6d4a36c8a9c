import { buildSync } from 'esbuild';

// A run that computes nothing loads nothing for it: a module that is imported by accident costs each of them.

test('what is loaded before the first environment is computed is little', () => {
  const { metafile } = buildSync({
    entryPoints: ['lib/synth/synth.ts'],
    bundle: true,
    platform: 'node',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { kind, path: next } of metafile.inputs[path]?.imports ?? [])
      if (kind === 'import-statement' && metafile.inputs[next]) load(next);
  };
  load('lib/synth/synth.ts');
  expect([...loaded]).not.toContain('lib/synth/compute.ts');
  expect([...loaded].filter((path) => path.includes('node_modules'))).toEqual([]);
  expect(loaded.size).toBeLessThan(60);
});
