import type { KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { objectPairs, type Pair } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes } from '../words';

const MONITORS = ['ServiceMonitor', 'PodMonitor'];

/** What Prometheus scrapes. */
export const scrapes: Transition = {
  kind: 'watching/scrapes',
  finds: 'a program is scraped, or no longer',
  happens: 'its metrics begin or end, and with them the alerts and panels that ask for them',
  find: (change) => {
    if (!runsOnBothSides(change)) return [];
    const pairs = objectPairs(change).filter(({ base, head }) => MONITORS.includes((head ?? base)?.kind ?? ''));
    const [come, gone] = [pairs.flatMap(comes), pairs.flatMap(goes)];
    return [...comeEffects(come), ...goneEffects(gone, change.head)];
  },
};

function comes({ base, head }: Pair<KubeObject>): readonly KubeObject[] {
  return base === undefined && head ? [head] : [];
}

function goes({ base, head }: Pair<KubeObject>): readonly KubeObject[] {
  return head === undefined && base ? [base] : [];
}

function comeEffects(come: readonly KubeObject[]): readonly Effect[] {
  return come.slice(0, 1).map((first) => ({
    kind: 'watching/scrapes',
    verdict: 'told',
    what: `Prometheus scrapes ${namesOf(come)}`,
    happens: 'their metrics begin',
    ...placeOf(first),
  }));
}

/** A program that goes needs no scraping: a monitor bears the name of what it watches. */
function goneEffects(gone: readonly KubeObject[], head: Side): readonly Effect[] {
  const stays = ({ namespace, name }: KubeObject) =>
    (head.plan?.wiring.workloads ?? []).some((workload) => workload.namespace === namespace && workload.name === name);
  const effect = (objects: readonly KubeObject[], verdict: Effect['verdict'], happens: string): readonly Effect[] =>
    objects.slice(0, 1).map((first) => ({
      kind: 'watching/scrapes',
      verdict,
      what: `Prometheus no longer scrapes ${namesOf(objects)}`,
      happens,
      ...placeOf(first),
    }));
  return [
    ...effect(gone.filter(stays), 'careful', 'their metrics end: panels become empty, and alerts on them never fire'),
    ...effect(
      gone.filter((object) => !stays(object)),
      'told',
      'what they watched is no longer there',
    ),
  ];
}

function namesOf(objects: readonly KubeObject[]): string {
  return codes([...new Set(objects.map(({ name }) => name))]);
}

function placeOf({ kind, namespace, name, origin }: KubeObject): Pick<Effect, 'subject' | 'file' | 'path'> {
  const key = kind === 'PodMonitor' ? 'podMonitors' : 'serviceMonitors';
  return { subject: `${kind} ${namespace}/${name}`, file: origin, path: ['monitoring', key] };
}
