import { distance } from 'fastest-levenshtein';
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
  const farthest = placesOf(key).length > 0 ? 1 : Math.floor(key.length / 3);
  const [nearest] = keysAt(path.slice(0, -1))
    .map((known) => ({ known, steps: distance(normal(known), normal(key)) }))
    .filter(({ steps }) => steps <= farthest)
    .sort((a, b) => a.steps - b.steps);
  return nearest?.known;
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

/** Loki's own files say `replication_factor` where we say `replicationFactor`. */
function normal(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, '');
}
