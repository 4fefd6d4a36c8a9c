import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import type { EffectiveContainer, EffectiveWorkload } from '../kubernetes/effective-workload';
import { type Json, listIn, valueAt } from '../kubernetes/json';
import { placeOfValue, type Release } from './release';
import type { Running } from './running';

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
  if (release === undefined || effective === undefined || release.values === release.own) return [];
  const isChanged = Object.keys(release.overrides).length > 0 || (release.patches ?? []).length > 0;
  const own = isChanged ? effective(release.own).workloads : [];
  return workloads.flatMap((workload) => {
    const before = own.find(({ kind, name }) => kind === workload.kind && name === workload.name);
    return before ? containersOf(release, before, workload) : [];
  });
}

function containersOf(release: Release, before: EffectiveWorkload, now: EffectiveWorkload): readonly Found[] {
  return now.containers.flatMap((container) => {
    const made = before.containers.find(({ name }) => name === container.name);
    const lost = made && lostOf(rightsOf(before, made), rightsOf(now, container));
    return lost === undefined ? [] : [{ path: placeOf(release), ...told(now, container, lost) }];
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

function told(
  { name }: EffectiveWorkload,
  container: EffectiveContainer,
  lost: string,
): Pick<Found, 'problem' | 'fix'> {
  const who = name === container.name ? name : `${container.name} in ${name}`;
  return { problem: `${who} ${lost}`, fix: 'delete the line: the stack gives it what it needs' };
}

/** Keys under which charts say what pods and containers may do. */
const CONTEXTS = ['securityContext', 'containerSecurityContext', 'podSecurityContext'];

function placeOf(release: Release): Found['path'] {
  const said = pathsTo(release.overrides, []).find((path) => valueAt(release.overrides, ...path) !== undefined);
  return placeOfValue(release, said ?? ['securityContext']);
}

function pathsTo(values: Json, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
  return Object.entries(values).flatMap(([key, below]) =>
    CONTEXTS.includes(key) ? [[...path, key]] : pathsTo(below, [...path, key]),
  );
}
