import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { asYaml } from './as-yaml';
import { effectiveValues } from './defaults';
import type { Refused } from './refusal';
import { placeOfValue, type Release } from './release';

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
    fix: typeof fix === 'string' ? fix : asYaml([...release.valuesPath, ...fix.path], fix.value),
  };
}
