import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import { findingsOf, loadOne, MINIMAL } from '../../environment/in-memory';

const ids = (text: string) => findingsOf(text).map(({ finding }) => finding.id);
const withLoki = (lines: string) => MINIMAL.replace('  retention: 30d\n', `  retention: 30d\n${lines}`);

test('limits and chunks are read as they are written, and absent ones are not made up', () => {
  const { loki } = loadOne(
    withLoki('  limits: { ingestionRateMb: 10, maxStreams: 10000 }\n  chunks: { maxAge: 1h, targetSize: 2Mi }\n'),
  );
  expect(loki?.limits).toEqual({ ingestionRateMb: 10, maxStreams: 10_000 });
  expect(loki?.chunks).toEqual({ maxAge: Duration.hours(1), targetSize: Size.mebibytes(2) });
  expect(loadOne(MINIMAL).loki).not.toHaveProperty('limits');
  expect(loadOne(MINIMAL).loki).not.toHaveProperty('chunks');
});

test.each(['  chunks: { encoding: zip }\n', '  chunks: { idlePeriod: 0m }\n', '  limits: { maxStreams: 0 }\n'])(
  'nonsense is refused: %s',
  (lines) => {
    expect(ids(withLoki(lines))).toHaveLength(1);
  },
);

test.each(['0s', '0d', '-1d', '1000y', '400000w'])('a retention of %s is none', (retention) => {
  expect(ids(MINIMAL.replace('30d', retention))).toEqual(['environment/duration']);
});

test('a retention must be given', () => {
  expect(ids(MINIMAL.replace('  retention: 30d\n', ''))).toHaveLength(1);
});

test.each(['s3: { region: eu-west-1, buckets: { chunks: acme-loki } }', 'gcs: { buckets: { chunks: acme-loki } }'])(
  'an object store without an identity: %s',
  (storage) => {
    expect(ids(MINIMAL.replace('filesystem: {}', storage))).toEqual(['storage/identity']);
  },
);
