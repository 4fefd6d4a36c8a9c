import { readdirSync } from 'node:fs';
import { modelledVersions, nearModel } from '../../lib/programs/near-model';
import type { ProgramName } from '../../lib/programs/program-model';

test.each<[ProgramName, string, string | undefined, string | undefined]>([
  ['loki', '3.6.3', '3.6.3', 'same'],
  ['loki', '3.6.9', '3.6.3', 'same'],
  ['loki', '3.7.1', '3.7.6', 'same'],
  ['loki', '3.8.0', '3.7.6', 'older'],
  ['loki', '4.6.3', undefined, undefined],
  ['loki', '2.9.10', undefined, undefined],
  ['otelcol', '0.158.0', '0.159.0', 'same'],
  ['otelcol', '0.145.0', '0.159.0', 'newer'],
  ['otelcol', '0.170.0', '0.159.0', 'older'],
  ['promtail', '3.6.3', '3.5.1', 'same'],
  ['promtail', '3.0.0', '3.5.1', 'newer'],
  ['promtail', 'latest', undefined, undefined],
  ['promtail', '3', undefined, undefined],
])('%s %s is judged by the model of %s, which is %s', (program, version, expected, age) => {
  const near = nearModel(program, version);
  expect(near?.model.version).toBe(expected);
  expect(near?.age).toBe(age);
});

test('every model is in the list, and judges its own minor version', () => {
  const files = readdirSync('charts-values/programs').flatMap((file) => {
    const [, program, version] = /^(\w+)-(\d\S*)\.json$/.exec(file) ?? [];
    return program && version ? [{ program: program as ProgramName, version }] : [];
  });
  expect(files.length).toBeGreaterThan(3);
  for (const { program, version } of files) {
    expect(modelledVersions(program)).toContain(version);
    const [major, minor] = version.split('.');
    expect(nearModel(program, `${major}.${minor}.99`)).toMatchObject({ age: 'same', model: { version } });
  }
  const listed = (['loki', 'otelcol', 'promtail'] as const).flatMap(modelledVersions);
  expect(listed).toHaveLength(files.length);
});
