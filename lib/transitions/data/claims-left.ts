import { grouped } from '../../collections/grouped';
import type { EnvironmentPath } from '../../findings/finding';
import type { Effect } from '../effect';
import { isSwitchedOff, leavingReleases } from '../leaving';
import { lokiOf } from '../loki';
import { flushFrom } from '../loki-steps';
import type { Change } from '../pair';
import type { Side } from '../side';
import { keepsLines, runsMinio, type Stateful, statefulPairs, takesLines } from '../stateful';
import type { Transition } from '../transition';
import { codes } from '../words';

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
  const left = pairs.flatMap(({ base, head }) => {
    if (base === undefined || head !== undefined || !keepsLines(base) || runsMinio(base.state)) return [];
    return base.release !== undefined && told.has(base.release) ? [] : [{ left: base, next: nextOf(base, come) }];
  });
  const causes = grouped(left, ({ left: one, next }) =>
    [one.file, one.namespace, takesLines(one), isDeleted(one), ...namesOf(next)].join(' '),
  );
  return [...causes.values()].flatMap((same) => leftEffect(same, change.head));
}

/** Zones make several of one, or one of several. */
function nextOf(left: Stateful, come: readonly Stateful[]): readonly Stateful[] {
  const same = come.filter(({ name }) => name === left.name);
  return same.length > 0 ? same : come.filter((other) => takesLines(left) && takesLines(other));
}

function namesOf(stateful: readonly Stateful[]): readonly string[] {
  return stateful.map(({ namespace, name }) => `${namespace}/${name}`);
}

function isDeleted({ state }: Stateful): boolean {
  return state.claimRetention?.whenDeleted === 'Delete';
}

function leftEffect(
  same: readonly { readonly left: Stateful; readonly next: readonly Stateful[] }[],
  side: Side,
): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const { left, next } = first;
  const { namespace, file } = left;
  const all = same.map((each) => each.left);
  const holds = takesLines(left);
  const before = all.flatMap((stateful) => flushFrom(stateful, 0));
  const isOne = all.length === 1;
  const names = `${isOne ? 'StatefulSet' : 'StatefulSets'} ${codes(all.map(({ name }) => name))}`;
  const places = next.map((other) => (other.namespace === namespace ? other.name : `${other.namespace}/${other.name}`));
  const path = causeOf(left, next, side);
  return [
    {
      kind: 'data/claims-left',
      verdict: holds || isDeleted(left) ? 'loses' : 'told',
      what:
        places.length === 0
          ? `${names} ${isOne ? 'goes' : 'go'}`
          : `${names} ${isOne ? 'becomes' : 'become'} ${codes(places)}`,
      happens: isDeleted(left)
        ? `${isOne ? 'its claims are deleted with it' : 'their claims are deleted with them'}, and what is only on them is lost`
        : `${isOne ? 'its' : 'their'} claims stay behind${places.length === 0 ? '' : ', and new ones are empty'}${holds ? ': lines that are only on them are out of sight' : '; what is on them is made anew'}`,
      subject: all.map(({ name }) => `StatefulSet ${namespace}/${name}`).join(', '),
      file,
      ...(path && { path }),
      from: namesOf(all).join(', '),
      to: namesOf(next).join(', ') || 'gone',
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
    },
  ];
}

const ZONE = /-zone-[a-c]$/;

/** The key of the environment file that asks for other pods, as far as the names of the pods tell. */
function causeOf(
  { name, namespace }: Stateful,
  [next]: readonly Stateful[],
  { plan }: Side,
): EnvironmentPath | undefined {
  if (plan?.environment.loki === undefined || next === undefined) return undefined;
  if (namespace !== next.namespace) return ['loki', 'namespace'];
  return ['loki', ZONE.test(name) === ZONE.test(next.name) ? 'topology' : 'zones'];
}
