import { unknownRestarts } from '../transitions/restarts/unknown';
import { asCode } from './names';
import type { Note, Reviewed } from './reviewed';

/**
 * Says which releases change while nobody knows what Helm renders of them: whether their pods restart is unknown. An
 * inventory of the head can be written, one of the base is what it is.
 */
export function unknownNotes(all: readonly Reviewed[]): readonly Note[] {
  const unknown = all.flatMap(({ name, base, head }) =>
    (base && head ? unknownRestarts({ base, head }) : []).map(({ release, side }) => ({
      name,
      release: release.slice(release.indexOf('/') + 1),
      isStale: side !== 'base',
    })),
  );
  const stale = unknown.filter(({ isStale }) => isStale);
  const before = unknown.filter(({ isStale }) => !isStale);
  return [
    ...(stale.length === 0 ? [] : [{ ...noteOf(stale, STALE), command: renewal(stale) }]),
    ...(before.length === 0 ? [] : [noteOf(before, BEFORE)]),
  ];
}

type Unknown = { readonly name: string; readonly release: string };

const STALE =
  'because inventories of what they render to are missing, stale or of an earlier version. This renews them:';
const BEFORE =
  'because the base has no inventories of what they render to, or stale ones, or those of an earlier version.';

function noteOf(unknown: readonly Unknown[], why: string): Note {
  const releases = [...new Set(unknown.map(({ release }) => release))].map(asCode).join(', ');
  return { text: `Whether pods of ${releases} restart is not known, ${why}`, environments: namesOf(unknown) };
}

/** Names that a shell takes for something else are left to people. */
function renewal(unknown: readonly Unknown[]): string {
  const names = namesOf(unknown);
  const isShort = names.length <= 10 && names.every((name) => /^[\w.][\w.-]*$/.test(name));
  return `npx cdk8s-logging lock${isShort ? ` ${names.join(' ')}` : ''} --pull`;
}

function namesOf(unknown: readonly Unknown[]): readonly string[] {
  return [...new Set(unknown.map(({ name }) => name))];
}
