import { isWithin } from '../../logs/paths';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { type Pair, workloadPairs } from '../pair';
import { runsOnBothSides } from '../plans';
import type { SideWorkload } from '../side';
import type { Transition } from '../transition';
import { moreOrLess } from './more-or-less';
import { podRights } from './pod-rights';

/** What pods may do to their nodes. */
export const pods: Transition = {
  kind: 'doors/pods',
  finds: 'pods may do more or less to their node: directories, ports, network, capabilities, users',
  happens: 'whoever gets into such a pod may do so, too',
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  find: (change) => (runsOnBothSides(change) ? workloadPairs(change).flatMap(podEffects) : []),
};

/** Of pods that come only what touches the node is told: how a program is locked up is no change. */
function podEffects(pair: Pair<SideWorkload>): readonly Effect[] {
  const { base, head } = pair;
  if (!head) return [];
  const [before, after] = base ? comparable(base, head) : [[], podRights(head).filter(touchesNode)];
  const { kind, namespace, name, file } = head;
  const named = base ? `pods of \`${name}\`` : `pods of \`${name}\`, which are new,`;
  return moreOrLess({
    door: { kind: 'doors/pods', subject: `${kind} ${namespace}/${name}`, file },
    before: [...before, ...coveredBy(before, after)],
    after: [...after, ...coveredBy(after, before)],
    more: (things) => ({
      what: `${named} may ${list(things)}`,
      happens: 'whoever gets into such a pod may do so, too',
    }),
    less: (things) => ({ what: `${named} may no longer ${list(things)}`, happens: 'they are locked up more tightly' }),
  });
}

/** Lists those rights to read a directory that come with the right to read one around it. */
function coveredBy(held: readonly string[], asked: readonly string[]): readonly string[] {
  const around = held.flatMap((right) => directoryRead(right) ?? []);
  return asked.filter((right) => {
    const directory = directoryRead(right);
    return directory !== undefined && around.some((each) => isWithin(directory, each));
  });
}

function directoryRead(right: string): string | undefined {
  return /^read `(.+)` of the node$/.exec(right)?.[1];
}

/** What is known of one side alone is no change. */
function comparable(base: SideWorkload, head: SideWorkload): readonly [readonly string[], readonly string[]] {
  const knows = (key: 'computed' | 'object') => base[key] !== undefined && head[key] !== undefined;
  const known = ({ computed, object, ...workload }: SideWorkload): SideWorkload => ({
    ...workload,
    ...(computed && knows('computed') && { computed }),
    ...(object && knows('object') && { object }),
  });
  return [podRights(known(base)), podRights(known(head))];
}

function touchesNode(right: string): boolean {
  return / node\b/.test(right) || right.startsWith('use the capability') || right === 'run as root';
}
