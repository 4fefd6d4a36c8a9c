import { didYouMean, spelling } from '../../findings/did-you-mean';
import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { UNKNOWN_KEY } from './kinds';
import { paste } from './paste';
import { exampleOf, keysAt, pathsOfKey, schemasAt } from './schema-tree';

/** Above this many places, listing them helps nobody. */
const MOST_PLACES = 3;

/** A key that nothing reads: a slip of the pen, or one that belongs elsewhere. */
export function unknownKey(path: EnvironmentPath): Finding {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const meant = meantKey(path);
  return finding(UNKNOWN_KEY, {
    path,
    problem: `\`${key}\` is not a key of ${parent.length === 0 ? 'an environment file' : formatPath(parent)}`,
    consequence: 'nothing reads it, so the cluster would run without it',
    fix: meant === undefined ? suggest(key, keysAt(parent)) : `write \`${meant}\` instead of \`${key}\``,
  });
}

/** The key of the same map that is nearly spelled like an unknown one. One that is known elsewhere is no slip. */
export function meantKey(path: EnvironmentPath): string | undefined {
  const key = String(path.at(-1));
  const near = didYouMean(key, keysAt(path.slice(0, -1)));
  const isKnownElsewhere = placesOf(key).length > 0;
  return near !== undefined && (!isKnownElsewhere || spelling(near) === spelling(key)) ? near : undefined;
}

function suggest(key: string, siblings: readonly string[]): string {
  const places = placesOf(key);
  if (siblings.length === 0) return 'delete it: no keys are known here';
  if (places.length === 0 || places.length > MOST_PLACES)
    return `use one of these, or delete it: ${siblings.join(', ')}`;
  const texts = places.map((place) => paste(place, exampleOf(schemasAt(place)[0] ?? {})));
  return [`move it to where it belongs${places.length > 1 ? ', one of' : ''}`, ...texts].join('\n');
}

function placesOf(key: string): readonly (readonly string[])[] {
  return pathsOfKey(key).filter((place) => !place.includes('*'));
}
