import type { StackPlan } from '../../plan/plan';
import { code, type Markdown, md } from '../../syntax/markdown';
import { type Deletes, deletesOf } from '../../tiers/loki/deletes';

/** What whoever asks for lines to be deleted gets, where nobody does so. */
export function requestsToDelete({ environment: { loki } }: StackPlan): Markdown | undefined {
  const deletes = loki ? deletesOf(loki) : 'done';
  if (loki === undefined || deletes === 'done') return undefined;
  const one = loki.topology === 'monolithic' ? 'loki.replicas: 1' : 'loki.replicas.backend: 1';
  return md`${ANSWERS[deletes]} Several pods run the compactor, each keeps the requests that reach it, and one alone deletes. Who needs them has one compactor: with ${code(one)}, or the topology ${code('distributed')}.`;
}

const ANSWERS: Readonly<Record<Exclude<Deletes, 'done'>, string>> = {
  'refused-by-loki': 'Loki refuses requests to delete lines, with 403.',
  'refused-by-gateway':
    'The gateway refuses requests to delete lines, with 403. Loki itself, behind it, answers 204 and may forget them.',
  forgotten: 'Requests to delete lines are not to be relied on: Loki answers 204 and may forget them.',
};
