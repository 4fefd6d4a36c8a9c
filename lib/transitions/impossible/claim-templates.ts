import { grouped } from '../../collections/grouped';
import type { EnvironmentPath } from '../../findings/finding';
import type { EffectiveClaim } from '../../kubernetes/effective-workload';
import { quantity } from '../../units/quantity';
import type { Effect, Step } from '../effect';
import { madeAnew } from '../engine';
import { type Change, type Kept, keptOf } from '../pair';
import { claimNames, claimTexts, classPath, type Stateful, statefulPairs, volumePath } from '../stateful';
import type { Transition } from '../transition';

/** Volumes that a StatefulSet claims for its pods. */
export const claimTemplates: Transition = {
  kind: 'impossible/claim-templates',
  finds: 'a StatefulSet claims larger, smaller, other, more or fewer volumes for its pods',
  happens:
    'the API server refuses the StatefulSet, with all else that the same change brings, until it is made anew around its pods',
  sources: ['kubernetes/kubernetes@v1.34.2:pkg/apis/apps/validation/validation.go (ValidateStatefulSetUpdate)'],
  find: (change) => {
    const changed = keptOf(statefulPairs(change)).flatMap((pair) => changedClaims(pair, change));
    const causes = grouped(changed, ({ pair, from, to }) => [pair.head.file, pair.head.namespace, from, to].join('\n'));
    return [...causes.values()].flatMap((same) => claimEffect(same, change));
  },
};

/** A StatefulSet whose claims change, and how. */
interface Changed {
  readonly pair: Kept<Stateful>;
  readonly from: string;
  readonly to: string;
  readonly path?: EnvironmentPath;
  /** The claims that only grow, with their new sizes. @default - something else changes, too */
  readonly grown?: readonly EffectiveClaim[];
}

function changedClaims(pair: Kept<Stateful>, { head: side }: Change): readonly Changed[] {
  const [before, after] = [pair.base.state.claims, pair.head.state.claims];
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const texts = names
    .map((name) => [named(before, name), named(after, name)] as const)
    .map(([was, is]) => ({ ...claimTexts(was, is), was, is }))
    .filter(({ from, to }) => from !== to);
  if (texts.length === 0) return [];
  const path = isResized(texts) ? volumePath(side, pair.head) : classPath(side, pair.head);
  return [
    {
      pair,
      from: joined(texts.map(({ from }) => from)),
      to: joined(texts.map(({ to }) => to)),
      ...(path && { path }),
      ...(texts.every(({ was, is }) => grows(was, is)) && { grown: texts.flatMap(({ is }) => is ?? []) }),
    },
  ];
}

function named(claims: readonly EffectiveClaim[], name: string): EffectiveClaim | undefined {
  return claims.find((claim) => claim.name === name);
}

function isResized(texts: readonly { readonly was?: EffectiveClaim; readonly is?: EffectiveClaim }[]): boolean {
  return texts.some(({ was, is }) => was?.size !== is?.size);
}

function grows(was: EffectiveClaim | undefined, is: EffectiveClaim | undefined): boolean {
  return was !== undefined && is !== undefined && (quantity(is.size) ?? 0) > (quantity(was.size) ?? 0);
}

/** What a StatefulSet without claims claims. */
const NONE = 'no volume';

function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.flatMap((text) => text ?? []))].join(' and ') || NONE;
}

function claimEffect(same: readonly Changed[], { head: side }: Change): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const { pair, from, to, path, grown } = first;
  const { namespace, file, release } = pair.head;
  const names = same.map(({ pair: { head } }) => head.name).sort();
  const orphan: Step = {
    text: `Take the ${names.length > 1 ? 'StatefulSets' : 'StatefulSet'} away without the pods: what is made anew takes over the pods and claims that are there.`,
    command: `kubectl -n ${namespace} delete statefulset ${names.join(' ')} --cascade=orphan`,
  };
  return [
    {
      kind: 'impossible/claim-templates',
      verdict: 'refused',
      what: `the pods of ${names.map((name) => `\`${name}\``).join(' and ')} claim ${to}, which was ${from}`,
      happens: `Kubernetes changes no claims of a StatefulSet that is there: it refuses the change at each try, with all else that comes with it; ${fateOf(first)}`,
      subject: names.map((name) => `StatefulSet ${namespace}/${name}`).join(', '),
      file,
      ...(path && { path }),
      from,
      to,
      steps: madeAnew(side, { file, ...(release && { release }) }, orphan, grown ? [enlarge(same, namespace)] : []),
    },
  ];
}

/** What becomes of the volumes that are there. */
function fateOf({ from, to, grown }: Changed): string {
  if (to === NONE)
    return 'made anew, its pods start with an empty disk, and what is only on the old claims is out of sight';
  if (from === NONE) return 'made anew, its pods start with an empty volume';
  return grown
    ? 'the volumes that are there grow only by a change of their own claims'
    : 'the volumes that are there stay as they are, for no claim shrinks or moves';
}

/** Pods that an autoscaler makes are not known by number. */
function enlarge(same: readonly Changed[], namespace: string): Step {
  const lines = same.flatMap(({ pair: { base }, grown = [] }) =>
    grown.map(({ name, size }) => {
      const claims = claimNames(base, 0, base.state.replicas ?? 0, name);
      const patch = JSON.stringify({ spec: { resources: { requests: { storage: size } } } });
      return `kubectl -n ${namespace} patch pvc ${claims.join(' ') || `${name}-${base.name}-ORDINAL`} --type merge -p '${patch}'`;
    }),
  );
  return {
    text: 'Enlarge the claims that are there: that takes effect at once if their class has `allowVolumeExpansion: true`.',
    command: lines.join('\n'),
  };
}
