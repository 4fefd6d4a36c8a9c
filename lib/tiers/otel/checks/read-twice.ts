import { placeOfValue, type Release } from '../../../charts/release';
import type { Running, RunningConfig } from '../../../charts/running';
import { withoutValue } from '../../../charts/value-repair';
import { defineCheck } from '../../../findings/check';
import type { Fix } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, type Json, listIn, valueAt } from '../../../kubernetes/json';
import { globsMeet } from '../../../logs/checks/globs';

/** Both names of the receiver of files: it was renamed in v0.149.0 of the collector. */
const FILE_RECEIVERS = ['file_log', 'filelog'];

/** With presets and overrides merged, no two receivers of a collector read the same file. */
export const filesReadTwice = defineCheck<{ readonly running: readonly Running[] }>()({
  id: 'otel/files-read-twice',
  severity: 'error',
  since: '0.2.0',
  finds: 'presets or overrides give a collector a second receiver that reads the same files',
  happens: 'each line of those files is stored twice',
  remedy: 'delete the second receiver, and change the first one if it does not do what is wanted',
  needs: ['running'],
  find: ({ running }) => running.flatMap(readTwice),
});

interface FileReceiver {
  readonly id: string;
  readonly include: readonly string[];
}

function readTwice({ release, configs }: Running): readonly Found[] {
  return configs.flatMap((config) => {
    const receivers = config.program === 'otelcol' ? fileReceivers(config.config) : [];
    return receivers.flatMap((second, index) => {
      const first = receivers.slice(0, index).find((other) => meet(other, second));
      if (first === undefined || release === undefined) return [];
      const strange = isOwn(release, second) ? first : second;
      return [
        {
          path: placeOf(release, config, strange),
          problem: `the receivers ${first.id} and ${second.id} read the same files`,
          fix: fixOf(release, config, strange),
        },
      ];
    });
  });
}

function isOwn({ own }: Release, { id }: FileReceiver): boolean {
  return valueAt(own, 'alternateConfig', 'receivers', id) !== undefined;
}

/** A receiver that no override names is that of the preset. */
function placeOf(release: Release, config: RunningConfig, { id }: FileReceiver): Found['path'] {
  const named = config.placeOf(['receivers', id]);
  return named.includes(id) ? named : placeOfValue(release, ['presets', 'logsCollection']);
}

function fixOf(release: Release, config: RunningConfig, { id }: FileReceiver): Fix {
  const preset = withoutValue(
    release,
    ['presets', 'logsCollection'],
    'delete the preset or the receiver that is named here',
  );
  return config.placeOf(['receivers', id]).includes(id) ? (config.removalOf(['receivers', id]) ?? preset) : preset;
}

function meet(one: FileReceiver, other: FileReceiver): boolean {
  return one.include.some((glob) => other.include.some((each) => globsMeet(glob, each)));
}

/** Receivers that a pipeline uses: what none uses reads nothing. */
function fileReceivers(config: Json): readonly FileReceiver[] {
  const pipelines = valueAt(config, 'service', 'pipelines');
  const used = new Set(
    Object.values(isJsonObject(pipelines) ? pipelines : {}).flatMap((pipeline) => listIn(pipeline, 'receivers')),
  );
  const receivers = valueAt(config, 'receivers');
  return Object.entries(isJsonObject(receivers) ? receivers : {})
    .filter(([id]) => used.has(id) && FILE_RECEIVERS.includes(id.split('/')[0] ?? ''))
    .map(([id, settings]) => ({ id, include: listIn(settings, 'include').map(String) }));
}
