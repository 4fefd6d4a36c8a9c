import { fixtureNames } from '../../support/fixture';
import { fitMaterial, fitNodes, playFit } from './fit';

/** Milliseconds for all scenarios of one environment. */
const LIMIT = 600_000;

test.each(fixtureNames())(
  'the pods of %s have their nodes, and go and come as budgets let them',
  async (name) => {
    const played = await playFit(fitMaterial(name), fitNodes(name));
    expect(
      played.flatMap(({ scenario, problem }) => (problem === undefined ? [] : [`${scenario}: ${problem}`])),
    ).toEqual([]);
  },
  LIMIT,
);
