import { grouped } from '../collections/grouped';
import type { KubeObject } from '../references/kube-object';
import type { Side } from '../transitions/side';
import { describeRelease } from './arrivals';
import { asCode } from './names';
import type { Reviewed } from './reviewed';

/** What becomes of environments whose folder goes. Texts have code between backticks. */
export interface Departure {
  /** Names, at least one. */
  readonly environments: readonly string[];

  /** Releases that nothing asks for any more. */
  readonly releases: readonly string[];

  /** Workloads of `dist/` itself that nothing asks for any more. */
  readonly workloads: readonly string[];

  /** Namespaces and claims, which no engine removes. */
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
  const claiming = workloads.filter(({ kind }) => kind === 'StatefulSet');
  return {
    releases: releases.map(describeRelease),
    workloads: workloads
      .filter(({ release }) => release === undefined)
      .map(({ kind, namespace, name }) => asCode(`${kind} ${namespace}/${name}`)),
    stays: [
      ...objects
        .filter(isKept)
        .map(({ kind, namespace, name }) => asCode(`${kind} ${namespace ? `${namespace}/` : ''}${name}`)),
      ...claiming.map(({ namespace, name }) => `the claims of ${asCode(`StatefulSet ${namespace}/${name}`)}`),
    ],
  };
}

/** As `isKept` of lib/delivery says it of manifests. */
function isKept({ kind }: KubeObject): boolean {
  return kind === 'Namespace' || kind === 'PersistentVolumeClaim';
}
