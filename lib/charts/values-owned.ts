import { grouped } from '../collections/grouped';
import { defineCheck } from '../findings/check';
import { type EnvironmentPath, type Fix, formatPath } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { removeKey, setKey, together } from '../findings/repair';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { effectiveValues } from './defaults';
import type { KeyPath } from './key-model';
import type { OwnedValue } from './owned-value';
import { placeOfValue, type Release } from './release';
import { isSameValue } from './same-value';
import { removeValue } from './value-repair';

/** What a key of the environment file decides is not decided otherwise by an override or a patch. */
export const valuesOwned = defineCheck<{ readonly releases: readonly Release[] }>()({
  id: 'values/has-key',
  severity: 'error',
  since: '0.2.0',
  finds: 'an override or a patch changes a Helm value that a key of the environment file decides',
  happens: 'checks, alerts, policies and pictures are made for what the key says, and something else runs',
  remedy: 'write the key that the finding names, and delete the override',
  needs: ['releases'],
  find: ({ releases }) =>
    releases
      .filter(({ own, values }) => !isSameValue(own, values))
      .flatMap((release) => {
        const merged = {
          own: effectiveValues(release.chart, release.own),
          values: effectiveValues(release.chart, release.values),
        };
        const isSaid = (path: KeyPath) => valueAt(release.values, ...path) !== undefined;
        return ofOneCause((release.owned ?? []).flatMap((owned) => changed({ ...release, ...merged }, owned, isSaid)));
      }),
});

/** An operation that changes several values is one cause, whatever it takes away. */
function ofOneCause(found: readonly Found[]): readonly Found[] {
  return [...grouped(found, ({ path }) => JSON.stringify(path))].flatMap(([, each]): readonly Found[] => {
    const [first] = each;
    if (first === undefined || first.path[0] !== 'patches' || each.length === 1) return each;
    const [shown, rest] = [each.slice(0, SHOWN), each.length - SHOWN];
    const values = shown.map(({ problem }) => problem.split(' ', 1)[0]).join(', ');
    return [
      {
        path: first.path,
        problem: `the operation changes ${each.length} values that keys of the environment file decide: ${values}${rest > 0 ? ` and ${rest} more` : ''}`,
        fix: removeKey(first.path, { otherwise: 'let it change only what no key decides' }),
      },
    ];
  });
}

/** As many names as a sentence bears. */
const SHOWN = 3;

/** Compares with what the chart's own defaults leave: to write a default out changes nothing. */
function changed(release: Release, owned: OwnedValue, isSaid: (path: KeyPath) => boolean): readonly Found[] {
  const expected = valueAt(release.own, ...owned.path);
  return [owned.path, ...(owned.aliases ?? [])].flatMap((path) => {
    const given = valueAt(release.values, ...path);
    if (isSameValue(given, valueAt(release.own, ...path)) || isSameValue(given, expected)) return [];
    if (meansSame(release, owned, given, expected)) return [];
    return [found(release, owned, path, isSaid(path) ? given : undefined)];
  });
}

/** Charts have several words for one thing. */
function meansSame(
  { own }: Release,
  { asKey }: OwnedValue,
  given: Json | undefined,
  expected: Json | undefined,
): boolean {
  const said = asKey && given !== undefined && expected !== undefined ? asKey(given, own) : undefined;
  return said !== undefined && isSameValue(said, asKey?.(expected ?? null, own));
}

function found(
  release: Release,
  { key, asKey, needsMore = false }: OwnedValue,
  path: KeyPath,
  given: Json | undefined,
): Found {
  const place = placeOfValue(release, path);
  const said = given === undefined || given === null ? undefined : asKey ? asKey(given, release.own) : given;
  return {
    path: place,
    problem: `${path.join('.')} of chart ${release.chart.name} is decided by ${formatPath(key)}, and ${written(given)} here`,
    fix: fixOf(release, path, key, needsMore ? undefined : said),
  };
}

function written(given: Json | undefined): string {
  if (given === undefined) return 'removed';
  const text = typeof given === 'object' ? undefined : JSON.stringify(given);
  return text === undefined ? `something else ${isJsonObject(given) ? 'is written' : 'stands'}` : `${text} is written`;
}

/** What was written is kept, as the key that decides it, wherever that can say it. */
function fixOf(release: Release, path: KeyPath, key: EnvironmentPath, said: Json | undefined): Fix {
  const removal = removeValue(release, path);
  if (removal === undefined) return `take away what changes ${path.join('.')}: ${formatPath(key)} decides it`;
  if (said === undefined) return { ...removal, otherwise: `say with ${formatPath(key)} what is meant` };
  return together([removal, setKey(key, said)]);
}
