import type { Effect } from '../effect';
import { isSwitchedOff, leavingReleases } from '../leaving';
import { lokiOf } from '../loki';
import { flushFrom } from '../loki-steps';
import type { Change } from '../pair';
import { keepsLines, runsMinio, type Stateful, statefulPairs, takesLines } from '../stateful';
import type { Transition } from '../transition';

/** Volumes of pods that go, or are called otherwise. */
export const claimsLeft: Transition = {
  kind: 'data/claims-left',
  finds: 'a StatefulSet that keeps lines goes, is renamed, or moves to another namespace',
  happens: 'its claims stay behind under their old names: what is only on them is out of sight',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage'],
  find: (change) => (isSwitchedOff(change) || hasNoLoki(change) ? [] : leftEffects(change)),
};

/** A Loki that goes whole is told as such; so is its MinIO, as a store that changes. */
function hasNoLoki({ head }: Change): boolean {
  return lokiOf(head) === undefined && head.plan?.environment.existingLoki !== undefined;
}

function leftEffects(change: Change): readonly Effect[] {
  const pairs = statefulPairs(change);
  const told = new Set(leavingReleases(change).map(({ base }) => base));
  const come = pairs.flatMap(({ base, head }) => (base === undefined && head && keepsLines(head) ? [head] : []));
  return pairs.flatMap(({ base, head }) => {
    if (base === undefined || head !== undefined || !keepsLines(base) || runsMinio(base.state)) return [];
    return base.release !== undefined && told.has(base.release) ? [] : [leftEffect(base, come)];
  });
}

function leftEffect(left: Stateful, come: readonly Stateful[]): Effect {
  const { namespace, name, file, state } = left;
  const holds = takesLines(left);
  const next = come.find((other) => other.name === name) ?? come.find((other) => holds && takesLines(other));
  const isDeleted = state.claimRetention?.whenDeleted === 'Delete';
  const before = flushFrom(left, 0);
  const place = next && (next.namespace === namespace ? next.name : `${next.namespace}/${next.name}`);
  return {
    kind: 'data/claims-left',
    verdict: holds || isDeleted ? 'loses' : 'told',
    what: place === undefined ? `StatefulSet \`${name}\` goes` : `StatefulSet \`${name}\` becomes \`${place}\``,
    happens: isDeleted
      ? 'its claims are deleted with it, and what is only on them is lost'
      : `its claims stay behind${place === undefined ? '' : ', and new ones are empty'}${holds ? ': lines that are only on them are out of sight' : '; what is on them is made anew'}`,
    subject: `StatefulSet ${namespace}/${name}`,
    file,
    from: `${namespace}/${name}`,
    to: next ? `${next.namespace}/${next.name}` : 'gone',
    steps: {
      ...(before.length > 0 && { before }),
      after: [
        {
          text: holds
            ? 'Copy from the claims that stay behind what is still wanted, and delete them.'
            : 'Delete the claims that stay behind.',
          command: `kubectl -n ${namespace} get pvc`,
        },
      ],
    },
  };
}
