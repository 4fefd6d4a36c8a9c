import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { type Running, reasonsOf } from './running';

/** What nobody can compute is told, so that silence is not taken for consent. */
export const configUnseen = defineCheck<{ readonly running: readonly Running[] }>()({
  id: 'config/not-judged',
  severity: 'warning',
  since: '0.2.0',
  finds: 'an override or a patch makes what a program reads, or what runs, something that can not be computed',
  happens: 'nothing of it is looked at here: what the program refuses is found when it does not start',
  remedy: 'write the settings one by one, where the chart has keys for them',
  needs: ['running'],
  find: ({ running }) => running.flatMap(unseenIn),
});

/** What the keys of the file make of a release is proven otherwise. */
function unseenIn({ release, effective, unseen = [] }: Running): readonly Found[] {
  if (release === undefined || effective === undefined || unseen.length === 0) return [];
  const own = reasonsOf(effective(release.own));
  return unseen
    .filter((reason) => !own.includes(reason))
    .map((reason) => ({
      path: release.valuesPath,
      problem: `of the release ${release.name}, not everything can be told: ${reason}`,
      fix: 'write the settings one by one, where the chart has keys for them',
    }));
}
