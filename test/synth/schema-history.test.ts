import { edit, ids, synth, withFixtures } from './folder';

withFixtures();

describe('the schema history in dist/', () => {
  const periods = (list: string) =>
    edit('homelab-production.yaml', 'retention: 30d', `retention: 30d\n  schema: ${list}`);

  test.each([
    ['edited', '[{ from: "2024-04-01", indexPrefix: other_ }]'],
    ['removed', '[{ from: "2024-05-01" }]'],
  ])('a period that is %s is an error', (_, list) => {
    synth();
    periods(list);
    expect(ids(synth())).toContain('loki/schema-history');
  });

  test('a new period at the end is fine', () => {
    synth();
    periods('[{ from: "2024-04-01" }, { from: "2026-01-01", indexPrefix: next_ }]');
    // A changed value is new to the record of the release.
    expect(ids(synth())).toEqual(['lock/stale']);
  });
});
