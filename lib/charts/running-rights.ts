import { grouped } from '../collections/grouped';
import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { containerTitle, type EffectiveContainer, type EffectiveWorkload } from '../kubernetes/effective-workload';
import { type Json, listIn, valueAt } from '../kubernetes/json';
import { placeOfValue, type Release } from './release';
import type { Running } from './running';
import { isSameValue } from './same-value';
import { withoutValue } from './value-repair';

/** A container may do what the stack made it for: read the files of others, or write to its own volume. */
export const rightsKept = defineCheck<{ readonly running: readonly Running[] }>()({
  id: 'values/rights-lost',
  severity: 'error',
  since: '0.2.0',
  finds:
    'an override or a patch lets a container run as another user, or without a capability that it has from the stack',
  happens: 'the program can not read the files of logs, or not write to its volume, and stops at the first of them',
  remedy: 'leave user and capabilities as they are, and restrict what is left',
  needs: ['running'],
  find: ({ running }) => running.flatMap(lostRights),
});

function lostRights({ release, effective, workloads }: Running): readonly Found[] {
  if (release === undefined || effective === undefined || isSameValue(release.values, release.own)) return [];
  const own = effective(release.own).workloads;
  const lost = workloads.flatMap((workload) => {
    const before = own.find(({ kind, name }) => kind === workload.kind && name === workload.name);
    return before ? containersOf(before, workload) : [];
  });
  return [...grouped(lost, ({ what }) => what)].map(([what, each]) => ({
    path: placeOfValue(release, saidOf(release)),
    problem: `${each.map(({ who }) => who).join(', ')}: ${what}`,
    fix: withoutValue(release, saidOf(release), 'delete it: the stack gives them what they need'),
  }));
}

interface Lost {
  /** A container, and its workload if that is called otherwise. */
  readonly who: string;

  /** What became of its rights. */
  readonly what: string;
}

function containersOf(before: EffectiveWorkload, now: EffectiveWorkload): readonly Lost[] {
  return now.containers.flatMap((container) => {
    const made = before.containers.find(({ name }) => name === container.name);
    const what = made && lostOf(rightsOf(before, made), rightsOf(now, container));
    if (what === undefined) return [];
    return [{ who: containerTitle(now, container), what }];
  });
}

interface Rights {
  /** User id; that of the image if nothing is said. */
  readonly user: string;

  readonly capabilities: readonly string[];
}

function rightsOf(workload: EffectiveWorkload, { securityContext = {} }: EffectiveContainer): Rights {
  const said = (key: string): Json | undefined => securityContext[key] ?? workload.securityContext?.[key];
  const user = said('runAsUser') ?? (said('runAsNonRoot') === true ? 'not root' : 'the user of the image');
  return { user: String(user), capabilities: listIn(securityContext, 'capabilities', 'add').map(String) };
}

function lostOf(before: Rights, now: Rights): string | undefined {
  if (before.user !== now.user) return `runs as ${now.user} and not as ${before.user}`;
  const lost = before.capabilities.filter((capability) => !now.capabilities.includes(capability));
  return lost.length === 0 ? undefined : `has no longer ${lost.join(', ')}`;
}

/** Keys under which charts say what pods and containers may do. */
const CONTEXTS = ['securityContext', 'containerSecurityContext', 'podSecurityContext'];

/** The first that is said of what pods may do. */
function saidOf(release: Release): readonly string[] {
  const said = pathsTo(release.overrides, []).find((path) => valueAt(release.overrides, ...path) !== undefined);
  return said ?? ['securityContext'];
}

function pathsTo(values: Json, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
  return Object.entries(values).flatMap(([key, below]) =>
    CONTEXTS.includes(key) ? [[...path, key]] : pathsTo(below, [...path, key]),
  );
}
