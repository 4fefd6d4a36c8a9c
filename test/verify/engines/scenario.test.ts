import { SynthRefusal } from '../../../verify/engines/repository';
import { play, type Scenario } from '../../../verify/engines/scenario';

const good: Scenario<string> = { name: 'good', run: async () => undefined };
const bad: Scenario<string> = {
  name: 'bad',
  run: async () => {
    throw new Error('two pods are gone');
  },
};
const foreign: Scenario<string> = { ...good, name: 'foreign', unfit: (scene) => `${scene} has no Loki` };

test('after one that goes wrong nothing is played: nobody knows in which state the stack is', async () => {
  const told: string[] = [];
  const played = await play('edge', [good, bad, foreign, good], (text) => told.push(text));
  expect(played.map(({ scenario, problem, unfit, leftOut }) => [scenario, problem ?? unfit ?? leftOut])).toEqual([
    ['good', undefined],
    ['bad', 'two pods are gone'],
    ['foreign', 'edge has no Loki'],
    ['good', '"bad" went wrong before'],
  ]);
  expect(told[1]).toMatch(/^FAILED after \d+ s: bad: two pods are gone$/);
});

test('what synth refuses never reaches the cluster: the rest is played', async () => {
  const refused: Scenario<string> = {
    name: 'refused',
    run: async () => {
      throw new SynthRefusal('error  loki/retention');
    },
  };
  const told: string[] = [];
  const played = await play('edge', [refused, good], (text) => told.push(text));
  expect(played).toMatchObject([{ leftOut: 'synth refuses it: error  loki/retention' }, { scenario: 'good' }]);
  expect(played[1]).not.toHaveProperty('leftOut');
  expect(told[0]).toBe('left out: refused: synth refuses it: error  loki/retention');
});
