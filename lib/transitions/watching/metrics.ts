import { isDeepStrictEqual } from 'node:util';
import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { readerOf } from '../lines/reader';
import type { RepositoryQuery } from '../lines/repository-query';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes } from '../words';
import { metricsAsked, servesMetrics } from './served';

/** Queries of other files of the repository that ask for metrics which nothing serves any more. */
export const metrics: Transition = {
  kind: 'watching/metrics',
  finds: 'a dashboard or a rule of the repository asks for a metric that no program of the stack serves any more',
  happens: 'the panel is empty, and the alert never fires',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans || isDeepStrictEqual(programsOf(plans.base), programsOf(plans.head))) return [];
    const [did, does] = [servesMetrics(plans.base), servesMetrics(plans.head)];
    const asked = (change.queries?.() ?? []).filter(({ language }) => language === 'promql');
    return asked.flatMap((query) => {
      const gone = metricsAsked(query.text).filter((metric) => did(metric) && !does(metric));
      return gone.length > 0 ? [metricsEffect(query, gone, plans.head, change.head)] : [];
    });
  },
};

/** Which metrics are served follows from the programs alone. */
function programsOf({ wiring }: StackPlan): readonly unknown[] {
  return wiring.workloads.map(({ metrics: served }) => served?.program);
}

function metricsEffect(query: RepositoryQuery, gone: readonly string[], plan: StackPlan, side: Side): Effect {
  return {
    kind: 'watching/metrics',
    verdict: query.isRule ? 'loses' : 'careful',
    what: `${query.what} asks for ${codes(gone)}, which no program of the stack serves any more`,
    happens: query.isRule
      ? 'it finds nothing once the old pods are gone, and nobody is told of what it watches'
      : 'it shows only what was measured before',
    ...readerOf(side, plan),
    subject: query.file,
    steps: { before: [{ text: `Rewrite ${query.what} for what runs after the merge.` }] },
  };
}
