import { didYouMean, spelling, stepsToMeant } from '../findings/did-you-mean';
import type { ConfigPath } from './config-problem';
import { type Keys, type ProgramModel, shapeOf, type TypeExpression } from './program-model';

type Steps = readonly string[];

/**
 * Finds the known key that was probably meant by an unknown one.
 * @param keys the known keys beside it
 * @returns its path from the top, with the places in lists that the unknown one has; `undefined` if none is near enough
 */
export function nearestSetting(model: ProgramModel, keys: Keys, path: ConfigPath): Steps | undefined {
  const steps = path.map(String);
  const key = steps.at(-1) ?? '';
  const beside = Object.keys(keys).filter((known) => known !== '*');
  const here = steps.slice(0, -1);
  const sibling = sameName(key, beside) ?? withUnit(key, beside);
  if (sibling !== undefined) return [...here, sibling];
  const typo = didYouMean(key, beside);
  return elsewhere(key, model, here) ?? (typo === undefined ? undefined : [...here, typo]);
}

/** Finds a sibling that differs only in case, `_` or `-`. */
function sameName(key: string, beside: Steps): string | undefined {
  return beside.find((known) => spelling(known) === spelling(key));
}

/** Finds the only sibling that is the key with its unit, or another one: `ingestion_rate` is `ingestion_rate_mb`. */
function withUnit(key: string, beside: Steps): string | undefined {
  const bare = (name: string) => name.toLowerCase().replace(/_(?:mb|kb|bytes|ms|seconds|percent|per_second)$/, '');
  const found = beside.filter((known) => bare(known) === bare(key));
  return found.length === 1 ? found[0] : undefined;
}

/** A name that stands in more structs than this, such as `enabled`, does not tell where it belongs. */
const PLACES_OF_A_TELLING_NAME = 3;

/** Finds the key of the same name that is fewest steps away, unless several are. */
function elsewhere(key: string, model: ProgramModel, here: Steps): Steps | undefined {
  const holders = Object.values(model.types).filter((keys) => Object.hasOwn(keys, key)).length;
  if (holders === 0 || holders > PLACES_OF_A_TELLING_NAME) return undefined;
  const [best, second] = pathsTo(key, model)
    .flatMap((candidate) => {
      const steps = stepsToMeant(key, here, candidate.slice(0, -1));
      return steps === undefined ? [] : [{ candidate, steps }];
    })
    .sort((a, b) => a.steps - b.steps);
  return best && best.steps !== second?.steps ? best.candidate : undefined;
}

/** Ways to all keys of a name that no list or free-form map is on. */
function pathsTo(key: string, model: ProgramModel): readonly Steps[] {
  const found: Steps[] = [];
  const visit = (type: TypeExpression, path: Steps, above: Steps) => {
    const shape = shapeOf(model, type);
    if (shape.kind !== 'struct' || above.includes(type)) return;
    for (const [name, below] of Object.entries(shape.keys)) {
      if (name === key) found.push([...path, name]);
      visit(below, [...path, name], [...above, type]);
    }
  };
  visit(model.root, [], []);
  return found;
}
