import { defineCheck } from '../findings/check';
import { type EnvironmentPath, formatPath } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { asYaml } from './as-yaml';
import { effectiveValues } from './defaults';
import type { KeyPath } from './key-model';
import type { OwnedValue } from './owned-value';
import { placeOfValue, type Release } from './release';
import { isSameValue } from './same-value';

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
        return (release.owned ?? []).flatMap((owned) => changed({ ...release, ...merged }, owned, isSaid));
      }),
});

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

function found(release: Release, { key, asKey }: OwnedValue, path: KeyPath, given: Json | undefined): Found {
  const place = placeOfValue(release, path);
  const said = given === undefined || given === null ? undefined : asKey ? asKey(given, release.own) : given;
  return {
    path: place,
    problem: `${path.join('.')} of chart ${release.chart.name} is decided by ${formatPath(key)}, and ${written(given)} here`,
    fix:
      said === undefined
        ? removal(place, key)
        : `# delete the override; if its value is meant, write\n${asYaml(key, said)}`,
  };
}

function written(given: Json | undefined): string {
  if (given === undefined) return 'removed';
  const text = typeof given === 'object' ? undefined : JSON.stringify(given);
  return text === undefined ? `something else ${isJsonObject(given) ? 'is written' : 'stands'}` : `${text} is written`;
}

function removal(place: EnvironmentPath, key: EnvironmentPath): string {
  return `delete ${formatPath(place)}: ${formatPath(key)} decides it`;
}
