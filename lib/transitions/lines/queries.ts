import { isDeepStrictEqual } from 'node:util';
import type { StackPlan } from '../../plan/plan';
import type { Query } from '../../queries/query';
import type { Effect } from '../effect';
import type { Change, Kept } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';
import { askableOf, stopsFinding } from './answerable';
import { readerOf } from './reader';
import type { RepositoryQuery } from './repository-query';

/** Queries over logs that found lines and find none any more. */
export const queries: Transition = {
  kind: 'lines/queries',
  finds: 'a rule over logs, a panel or a query of the README or of another file of the repository stops matching',
  happens: 'it finds nothing in new lines: panels become empty, and alerts never fire',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const [before, after] = [askableOf(plans.base), askableOf(plans.head)];
    if (isDeepStrictEqual(before, after)) return [];
    const stops = ({ language, text }: Pick<Query, 'language' | 'text'>) =>
      language === 'logql' && stopsFinding(text, before, after);
    return [
      ...plans.head.queries.filter(stops).map((query) => ownEffect(query, change, plans)),
      ...(change.queries?.() ?? []).filter(stops).map((query) => repositoryEffect(query, change, plans)),
    ];
  },
};

function ownEffect(query: Query, { head: side }: Change, { head }: Kept<StackPlan>): Effect {
  return {
    ...textsOf(query.what, query.path[0] === 'loki'),
    ...readerOf(side, head),
    path: query.path,
    to: query.text,
  };
}

function repositoryEffect(query: RepositoryQuery, { head: side }: Change, { head }: Kept<StackPlan>): Effect {
  return { ...textsOf(query.what, query.isRule), ...readerOf(side, head), subject: query.file, to: query.text };
}

function textsOf(what: string, isRule: boolean): Pick<Effect, 'kind' | 'verdict' | 'what' | 'happens' | 'steps'> {
  return {
    kind: 'lines/queries',
    verdict: isRule ? 'loses' : 'careful',
    what: `${what} matches no new line`,
    happens: isRule
      ? 'it finds nothing from the merge on, and nobody is told of what it watches'
      : 'it finds only lines that are stored already, until the retention deletes them',
    steps: { before: [{ text: `Rewrite ${what} for the labels that new lines have; \`to\` is how it reads now.` }] },
  };
}
