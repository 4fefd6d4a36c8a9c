import { STOPPING } from '../../../lib/transitions/all';
import { changeFindings } from '../../../lib/transitions/stops';
import { ROWS } from '../../transitions/all-rows';
import { changeOf } from '../../transitions/sides';
import type { Cases } from './case';
import { sections } from './environment';

/** What is found of changes. */
export const CHANGES: Cases = {
  'change/made': sections('acknowledge: [{ id: change/retention, from: 30d, to: 7d, reason: It was full. }]'),
  ...fromTable(),
};

/** The first row of the table that has an effect of a kind which stops a synth. */
function fromTable(): Cases {
  return Object.fromEntries(
    STOPPING.flatMap(({ kind }) => {
      const row = ROWS.find(({ effects }) =>
        effects.some((effect) => /^(refused|loses) /.test(effect) && effect.endsWith(kind)),
      );
      const id = `change/${kind.slice(kind.indexOf('/') + 1)}`;
      return row === undefined ? [] : [[id, () => changeFindings(changeOf(row))] as const];
    }),
  );
}
