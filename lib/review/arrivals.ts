import { grouped } from '../collections/grouped';
import { foreignSecrets } from '../needs/foreign';
import type { Side, SideRelease } from '../transitions/side';
import { asCode } from './names';
import type { Reviewed } from './reviewed';

/** What is installed for environments that are new. Texts have code between backticks. */
export interface Arrival {
  /** Names, at least one. */
  readonly environments: readonly string[];

  /** Releases with their charts: `loki` (`loki` 6.49.0) in `monitoring`. */
  readonly releases: readonly string[];

  /** Namespaces that are made. */
  readonly namespaces: readonly string[];

  /** Workloads that stand in `dist/` themselves. */
  readonly workloads: readonly string[];

  /** Secrets that others bring, with their keys. */
  readonly secrets: readonly string[];
}

/** Lists what is installed where nothing was before; the same in many environments once. */
export function arrivals(all: readonly Reviewed[]): readonly Arrival[] {
  const arriving = all.flatMap(({ name, base, head }) => (head && !base ? [{ name, ...installedBy(head) }] : []));
  return [...grouped(arriving, ({ name: _, ...installed }) => JSON.stringify(installed)).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { name: _, ...installed } = first;
    return [{ environments: group.map(({ name }) => name), ...installed }];
  });
}

function installedBy({ releases, objects, workloads, plan }: Side): Omit<Arrival, 'environments'> {
  return {
    releases: releases.map(describeRelease),
    namespaces: objects.filter(({ kind }) => kind === 'Namespace').map(({ name }) => asCode(name)),
    workloads: workloads
      .filter(({ release }) => release === undefined)
      .map(({ kind, namespace, name }) => asCode(`${kind} ${namespace}/${name}`)),
    secrets: plan ? [...new Set(foreignSecrets(plan).map(describeSecret))] : [],
  };
}

/** Names a release with its chart. */
export function describeRelease({ delivered }: Pick<SideRelease, 'delivered'>): string {
  const { name, namespace, chart, version } = delivered;
  const of = chart === '' ? '' : ` (${asCode([chart, version].filter((part) => part !== '').join(' '))})`;
  return `${asCode(name)}${of} in ${asCode(namespace)}`;
}

function describeSecret({ namespace, name, keys }: ReturnType<typeof foreignSecrets>[number]): string {
  const holding = keys.length === 0 ? '' : ` with ${keys.map(asCode).join(', ')}`;
  return `${asCode(`${namespace}/${name}`)}${holding}`;
}
