import { isJsonObject } from '../../lib/kubernetes/json';
import { type Configuration, findConfigurations } from '../find/configurations';
import { expandsEnvironment, variablesOf } from '../find/environment';
import { lokiMinor } from '../find/loki-minor';
import type { Place } from '../find/places';
import { type Judge, type Task, uncheckedTask, withTool } from '../judge';
import { verdictOf } from '../judgement';

const WHAT = 'Loki configurations';

/** Loki on its configurations, by the version that its pods run. */
export const judgeLoki: Judge = (material) => {
  const found = findConfigurations(material, isLoki);
  const standing = found.filter(({ notRendered, map }) => notRendered === undefined && map.schemaConfig === undefined);
  return [...standing.map(task), ...found.flatMap(composed)];
};

/** Charts write the configuration around their values. */
function composed({ subject, notRendered }: Configuration): readonly Task[] {
  return notRendered === undefined ? [] : [uncheckedTask(WHAT, subject, notRendered)];
}

/** Charts call the same `schemaConfig`. One with a mistake in that very name has other sections of Loki's. */
function isLoki({ map }: Place): boolean {
  const has = (key: string) => isJsonObject(map?.[key]);
  if (has('schema_config') || has('schemaConfig')) return true;
  return has('limits_config') && ['common', 'compactor', 'ingester', 'storage_config'].some(has);
}

function task({ subject, text, siblings }: Configuration): Task {
  const options = expandsEnvironment(siblings) ? ['-config.expand-env=true'] : [];
  return {
    what: WHAT,
    subjects: [subject],
    // The two that we build: the charts pin a 3.6 and a 3.7.
    tool: (lokiMinor(siblings) ?? 6) >= 7 ? 'loki-3.7' : 'loki',
    judge: withTool(async (toolbox, { path }) => {
      const file = toolbox.write('loki.yaml', text);
      const args = ['-verify-config', `-config.file=${file}`, ...options];
      return verdictOf(await toolbox.run(path, args, { env: variablesOf(text) }));
    }),
  };
}
