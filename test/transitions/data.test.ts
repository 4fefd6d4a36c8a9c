import { effectsOf } from '../../lib/transitions/all';
import { type Effect, familyOf } from '../../lib/transitions/effect';
import { DATA_ROWS } from './rows-data';
import { changeOf, type EnvironmentChange } from './sides';

function told(change: EnvironmentChange): readonly Effect[] {
  return effectsOf(changeOf(change)).filter((effect) => ['data', 'impossible'].includes(familyOf(effect)));
}

describe.each(DATA_ROWS)('$of: $title', ({ effects, ...change }) => {
  const found = told(change);

  test('is told by its effects, the worst first', () => {
    expect(found.map(({ verdict, kind }) => `${verdict} ${kind}`)).toEqual(effects);
  });

  test('can be acknowledged, and reads well', () => {
    for (const { verdict, kind, what, happens, from, to, file, steps } of found) {
      if (['refused', 'loses'].includes(verdict)) expect([kind, from, to]).not.toContain(undefined);
      for (const text of [what, happens]) expect(text).toMatch(/[^.\s]$/);
      if (change.of !== 'local') expect(`${what}${happens}`).not.toContain(change.of);
      expect(file).toMatch(new RegExp(`^${change.of}/.*\\.yaml$`));
      for (const { text } of Object.values(steps ?? {}).flat()) expect(text).toMatch(/^[A-Z].*[.:]$/);
      for (const { command = '' } of Object.values(steps ?? {}).flat()) expect(command).not.toContain('undefined');
    }
  });
});
