import { findingsOf, MINIMAL } from './in-memory';

// The rule about components runs whatever else is wrong, and must not take anything for a map.

test.each(['', 'text', '[1]', 'true', 'null'])('replicas that are `%s` are a finding, and no exception', (replicas) => {
  const file = MINIMAL.replace('loki:\n', `loki:\n  replicas: ${replicas}\n`);
  expect(file).not.toBe(MINIMAL);
  expect(findingsOf(file)).toMatchObject([
    { finding: { id: 'environment/invalid-value', path: ['loki', 'replicas'] } },
  ]);
});
