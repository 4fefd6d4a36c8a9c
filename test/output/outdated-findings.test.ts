import { outdatedFiles } from '../../lib/output/outdated-findings';

const there = ['edge/loki.yaml', 'edge/old.yaml'];
const exists = (path: string) => there.includes(path);

test('each file that differs is told once, at itself, and says how', () => {
  const result = { written: ['smoke-functions.sh', 'edge/loki.yaml'], removed: ['edge/old.yaml'] };
  const found = outdatedFiles('dist', result, exists);
  expect(found.map(({ location, finding }) => [location, finding.problem])).toEqual([
    ['dist/edge/loki.yaml', 'dist/edge/loki.yaml is not what a synth writes'],
    ['dist/edge/old.yaml', 'dist/edge/old.yaml is there, and no synth writes it any more'],
    ['dist/smoke-functions.sh', 'dist/smoke-functions.sh is missing'],
  ]);
});

test('nothing to write is nothing found', () => {
  expect(outdatedFiles('dist', { written: [], removed: [] }, exists)).toEqual([]);
});
