import { defineCheck } from '../findings/check';
import { type Fix, formatPath } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { effectiveValues } from './defaults';
import type { Refused, ValueChange } from './refusal';
import { placeOfValue, type Release } from './release';
import { ownerOf } from './setting-place';
import { valueFix } from './value-fix';
import { withoutValue } from './value-repair';

/** What a chart itself refuses is told before anything is written. */
export const valuesRefused = defineCheck<{ readonly releases: readonly Release[] }>()({
  id: 'values/refused',
  severity: 'error',
  since: '0.2.0',
  finds: 'Helm values make the chart fail instead of rendering',
  happens: 'the release is neither installed nor upgraded, and waits for ever',
  remedy: 'write what the finding names, or remove what it blames',
  needs: ['releases'],
  find: ({ releases }) => releases.flatMap(refusedOf),
});

function refusedOf(release: Release): readonly Found[] {
  const { chart, refusals = [] } = release;
  if (refusals.length === 0) return [];
  const values = effectiveValues(chart, release.values);
  return refusals.flatMap((refusal) => refusal(values)).map((refused) => found(release, refused));
}

function found(release: Release, { path, reason, fix }: Refused): Found {
  const { name, version } = release.chart;
  return {
    path: placeOfValue(release, path),
    problem: `chart ${name} ${version} refuses to render: ${reason}`,
    fix: typeof fix === 'string' ? fix : changeOf(release, fix),
  };
}

function changeOf(release: Release, { path, value, otherwise }: ValueChange): Fix {
  if (value !== undefined) {
    const owner = ownerOf(release, path);
    const isSayable = owner?.asKey === undefined || owner.asKey(value, release.own) !== undefined;
    return owner && !isSayable ? `say with ${formatPath(owner.key)} what is meant` : valueFix(release, path, value);
  }
  const fix = withoutValue(release, path, `delete what says ${path.join('.')}`);
  return otherwise === undefined || typeof fix === 'string' ? fix : { ...fix, otherwise };
}
