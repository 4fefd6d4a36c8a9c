import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPath } from '../../lib/findings/finding';
import { synthesize } from '../../lib/synth/synth';
import { ALL, BY_PATCH, BY_VALUES, environmentOf, type Input } from './condition-cases';

// What must hold of a Loki that runs, whichever way someone says otherwise: by Helm values, or by a patch of the object
// that holds them. Each input has the finding that stops it, and where it stands.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'condition-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function errorsOf(input: Input): readonly string[] {
  const file = join(folder, 'edge.yaml');
  writeFileSync(file, environmentOf(input));
  const { findings } = synthesize({
    files: [file],
    output: join(folder, 'dist'),
    locks: join(folder, 'locks'),
    scope: 'all',
  });
  return findings
    .map(({ finding }) => finding)
    .filter(({ severity }) => severity === 'error')
    .map(({ id, path }) => `${id} ${formatPath(path)}`);
}

test.each((['grafana', 'community'] as const).flatMap((chart) => ALL.map((topology) => ({ chart, topology }))))(
  '$topology of the $chart chart is fine as it is',
  (input) => {
    expect(errorsOf(input)).toEqual([]);
  },
);

test.each(BY_VALUES)('$what by values: $topology of the $chart chart', ({ error, ...input }) => {
  expect(errorsOf(input)).toContain(error);
});

test.each(BY_PATCH)('$what by a patch for $name: the $chart chart', ({ id, ...input }) => {
  expect(errorsOf(input)).toContain(`${id} patches[0].operations[0]`);
});

test('no schema by a patch of the text that the helm-controller reads', () => {
  const value = '"deploymentMode: Monolithic\\n"';
  const operation = `{ op: replace, path: /spec/valuesContent, value: ${value} }`;
  const patch = `{ target: { kind: HelmChart, name: loki }, operations: [${operation}] }`;
  const input = { chart: 'community', topology: 'monolithic', engine: 'helmController: {}', patch } as const;
  expect(errorsOf(input)).toContain('values/refused patches[0].operations[0]');
});
