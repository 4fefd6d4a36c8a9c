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
