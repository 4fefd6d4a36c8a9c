import { readdirSync } from 'node:fs';
import { nearModel } from '../../lib/programs/near-model';
import type { ProgramName } from '../../lib/programs/program-model';

test.each<[ProgramName, string, string | undefined]>([
  ['loki', '3.6.3', '3.6.3'],
  ['loki', '3.6.9', '3.6.3'],
  ['loki', '3.7.1', '3.7.6'],
  ['loki', '3.8.0', undefined],
  ['loki', '4.6.3', undefined],
  ['otelcol', '0.158.0', '0.159.0'],
  ['otelcol', '0.140.0', undefined],
  ['promtail', '3.6.3', '3.5.1'],
  ['promtail', 'latest', undefined],
])('%s %s is judged by the model of %s', (program, version, expected) => {
  expect(nearModel(program, version)?.version).toBe(expected);
});

test('every model is known', () => {
  const files = readdirSync('charts-values/programs').flatMap((file) => /^(\w+)-(\d\S*)\.json$/.exec(file) ?? []);
  expect(files.length).toBeGreaterThan(0);
  for (const file of readdirSync('charts-values/programs')) {
    const [, program, version] = /^(\w+)-(\d\S*)\.json$/.exec(file) ?? [];
    if (program === undefined || version === undefined) continue;
    const [major, minor] = version.split('.');
    expect(nearModel(program as ProgramName, `${major}.${minor}.99`)?.version).toBe(version);
  }
});
