import { grouped } from '../collections/grouped';
import { effectiveWorkload } from '../kubernetes/effective-workload';
import { describeObject, type KubeObject } from '../references/kube-object';
import type { Side, SideWorkload } from '../transitions/side';
import { describeRelease } from './arrivals';
import { asCode } from './names';
import type { Reviewed } from './reviewed';

/** What becomes of environments whose folder goes. Texts have code between backticks. */
export interface Departure {
  /** Names, at least one. */
  readonly environments: readonly string[];

  /** Releases, and workloads of `dist/` itself, that nothing asks for any more, and claims that go with them. */
  readonly goes: readonly string[];

  /** Namespaces, and claims with the lines on them, which no engine removes. */
  readonly stays: readonly string[];
}

/** Lists what goes and what stays where an environment is taken away; the same in many environments once. */
export function departures(all: readonly Reviewed[]): readonly Departure[] {
  const leaving = all.flatMap(({ name, base, head }) => (base && !head ? [{ name, ...leftBy(base) }] : []));
  return [...grouped(leaving, ({ name: _, ...left }) => JSON.stringify(left)).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { name: _, ...left } = first;
    return [{ environments: group.map(({ name }) => name), ...left }];
  });
}

function leftBy({ releases, objects, workloads }: Side): Omit<Departure, 'environments'> {
  const claims = workloads.flatMap(claimsOf);
  const claimNames = (isKept: boolean) => claims.filter((each) => each.isKept === isKept).map(({ name }) => name);
  const plain = workloads.filter(({ release }) => release === undefined);
  return {
    goes: [
      ...releases.map((release) => `release ${describeRelease(release)}`),
      ...plain.map(({ kind, namespace, name }) => asCode(`${kind} ${namespace}/${name}`)),
      ...claimNames(false),
    ],
    stays: [...objects.filter(isKept).map((object) => asCode(describeObject(object))), ...claimNames(true)],
  };
}

/** As `isKept` of lib/delivery says it of manifests. */
function isKept({ kind }: KubeObject): boolean {
  return kind === 'Namespace' || kind === 'PersistentVolumeClaim';
}

/** Claims stay unless their StatefulSet says otherwise. */
function claimsOf({ kind, namespace, name, computed, object }: SideWorkload) {
  const workload = computed ?? (object && effectiveWorkload(object.json));
  if (kind !== 'StatefulSet' || !workload || workload.claims.length === 0) return [];
  const isKept = workload.claimRetention?.whenDeleted !== 'Delete';
  return [{ name: `the claims of ${asCode(`StatefulSet ${namespace}/${name}`)}`, isKept }];
}
