import { grouped } from '../../collections/grouped';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { type Pair, pairsOf } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { type Grants, grantsIn } from './grants';
import { moreOrLess } from './more-or-less';
import { clusterSides } from './subjects';

/** What pods may ask of the API of Kubernetes. */
export const apiRights: Transition = {
  kind: 'doors/rights',
  finds: 'a ServiceAccount, a user or a group may do more or less with the API of Kubernetes',
  happens: 'whoever gets into such a pod has the same rights; what is no longer allowed is refused from the merge on',
  sources: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
  find: (change) => {
    if (!runsOnBothSides(change)) return [];
    const { before, after } = clusterSides(change);
    return pairsOf(grantsIn(before), grantsIn(after), ({ subject }) => subject).flatMap(rightsEffects);
  },
};

function rightsEffects({ base, head }: Pair<Grants>): readonly Effect[] {
  const { subject, file } = head ?? base;
  const name = `\`${nameOf(subject)}\``;
  return moreOrLess({
    door: { kind: 'doors/rights', subject, file },
    before: base?.rights ?? [],
    after: head?.rights ?? [],
    more: (rights) => ({
      what: `${name} may ${allowed(rights)}`,
      happens: 'whoever gets into a pod that runs as it may do so, too',
    }),
    less: (rights) => ({
      what: `${name} may no longer ${allowed(rights)}`,
      happens: head ? 'the API server refuses it from the merge on' : 'what ran as it is gone, or runs as another',
    }),
  });
}

/** Says once what several verbs are about. */
function allowed(rights: readonly string[]): string {
  const split = rights.map((right) => /^(`[^`]+`) (.+)$/.exec(right) ?? ['', right, '']);
  const about = grouped(split, ([, verb, thing]) => (thing === '' ? `${verb}` : `${thing}`));
  return list(
    [...about.values()].map((group) => `${list(group.map(([, verb]) => `${verb}`))} ${group[0]?.[2]}`.trimEnd()),
  );
}

function nameOf(subject: string): string {
  return subject.slice(subject.indexOf(' ') + 1);
}
