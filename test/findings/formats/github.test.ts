import { found, printed } from './samples';

const PLACED = 'file=clusters/eu/environments/production.yaml,line=14,col=5,title=loki/replication-factor';
const TEXT =
  'there are fewer ingesters than copies.%0AIn the cluster: Loki refuses every line.%0AFix: write 3 replicas.';

test('a finding is an annotation of the file that the repository has', () => {
  expect(printed('github', [found()])).toBe(`::error ${PLACED}::${TEXT}\n`);
});

test.each([
  ['warning', 'warning'],
  ['note', 'notice'],
] as const)('a %s is a %s', (severity, command) => {
  expect(printed('github', [found({ severity })])).toMatch(new RegExp(`^::${command} file=`));
});

test('a file as a whole has no line', () => {
  expect(printed('github', [found({}, { file: 'dist/a.yaml' })])).toMatch(
    /^::error file=clusters\/eu\/dist\/a\.yaml,title=/,
  );
});

test.each(['/etc/passwd', '../../../x.yaml'])('%s is no file of the repository', (file) => {
  expect(printed('github', [found({}, { file })])).toMatch(/^::error title=/);
});

test('what GitHub cuts off is told, and errors come first', () => {
  const many = [found({ severity: 'warning' }), ...Array.from({ length: 11 }, () => found())];
  const lines = printed('github', many).trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...Array(11).fill('::error'), '::warning', '11']);
  expect(lines.at(-1)).toBe('11 errors, 1 warning: GitHub shows the first 10 of a kind, and this log all of them.');
});

test('nothing found is nothing printed', () => {
  expect(printed('github', [])).toBe('');
});
