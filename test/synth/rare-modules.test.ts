import { synth, withFixtures } from './folder';

jest.mock('re2js', () => {
  throw new Error('a run of what ships has no need of RE2: lib/syntax/re2.ts knows its patterns');
});

withFixtures();

test('the engine of RE2 is not loaded for usual patterns', () => {
  expect(synth().result?.written.length).toBeGreaterThan(0);
});
