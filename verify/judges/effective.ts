import { addCommand } from '../../lib/charts/catalog';
import { type EffectiveRelease, isKnownConfig } from '../../lib/charts/effective';
import { type ConfiguredRelease, configuredRelease, effectiveRelease } from '../../lib/plan/effective';
import type { KubeObject } from '../../lib/references/kube-object';
import { effectiveDifferences } from '../effective';
import { type Judge, uncheckedTask } from '../judge';
import { failed, type Outcome, PASSED, unchecked } from '../judgement';
import { notRendered } from '../material';

const WHAT = 'effective configuration';

/** Compares what is computed of every release with what Helm renders: checks read the one, and pods the other. */
export const judgeEffective: Judge = ({ releases }) =>
  releases.map(({ release, result }) => {
    const subject = `release ${release.name}`;
    if (!('objects' in result)) return uncheckedTask(WHAT, subject, notRendered(result) ?? '');
    const configured = configuredRelease(release);
    if (!configured) return uncheckedTask(WHAT, subject, `nothing is computed of the chart ${release.chart}`);
    return {
      what: WHAT,
      subjects: [subject],
      program: 'lib/plan/effective.ts',
      judge: async () => [compare(configured, result.objects)],
    };
  });

function compare(release: ConfiguredRelease, objects: readonly KubeObject[]): Outcome {
  const computed = effectiveRelease(release);
  const found = effectiveDifferences(computed, objects);
  if (found.length > 0) return isNear(release) ? unchecked(nearModel(release)) : failed(found.join('\n'));
  const unknown = whatIsUnknown(computed);
  return unknown.length === 0 ? PASSED : unchecked(unknown.join('; '));
}

/** Of a version without a model nobody says that it renders the same. */
function isNear({ chart }: ConfiguredRelease): boolean {
  return chart.modelled !== chart.version;
}

function nearModel({ chart }: ConfiguredRelease): string {
  const { name, version, modelled } = chart;
  return `${name} ${version} is judged by ${modelled}, and differs: ${addCommand(chart)} reads it`;
}

function whatIsUnknown({ configs, unknown }: EffectiveRelease): readonly string[] {
  return [...configs.flatMap((config) => (isKnownConfig(config) ? [] : [config.unknown])), ...unknown];
}
