import { type Check, defineCheck } from '../findings/check';
import { removeKey, setKey } from '../findings/repair';
import { valueAt } from '../kubernetes/json';
import { DIRECTORY, directoryFault } from '../logs/checks/directories';
import { REDACTION_BYPASS } from '../logs/checks/redaction-bypass';
import { isWithin } from '../logs/paths';
import { askedSources } from '../logs/sources/asked';
import type { Collector, CollectorSubject } from './collector';

type Facts<Settings> = Pick<
  Collector<Settings>,
  'name' | 'title' | 'origins' | 'usualStateDirectory' | 'stateDirectory' | 'overrides'
>;

/** Lists the checks that every collector has. */
export function collectorChecks<Settings>(collector: Facts<Settings>): readonly Check<CollectorSubject<Settings>>[] {
  return [
    stateIsDirectory(collector),
    stateIsWritable(collector),
    nothingReplacesRedaction(collector),
    readsAllSources(collector),
  ];
}

function stateIsDirectory<Settings>({ name, stateDirectory }: Facts<Settings>) {
  return defineCheck<CollectorSubject<Settings>>()({
    ...DIRECTORY,
    needs: ['settings'],
    find: ({ settings }) =>
      directoryFault({ directory: stateDirectory(settings as Settings), path: ['collector', name, 'stateDirectory'] }),
  });
}

/** siderolabs/talos@v1.13.9: everything but /var is read-only, or gone after a reboot. */
function stateIsWritable<Settings>({ name, stateDirectory, usualStateDirectory }: Facts<Settings>) {
  return defineCheck<CollectorSubject<Settings>>()({
    id: 'collector/state-directory',
    severity: 'error',
    since: '0.1.0',
    finds: 'the directory for the state of a collector is one that Talos lets nobody write to',
    happens: 'no pod of the collector starts',
    remedy: 'name a directory below /var',
    needs: ['settings', 'platform'],
    find: ({ settings, platform }) => {
      const directory = stateDirectory(settings as Settings);
      if (platform.distribution !== 'talos' || isWithin(directory, '/var')) return [];
      return [
        {
          path: ['collector', name, 'stateDirectory'],
          problem: `Talos lets nobody write to ${directory}`,
          fix: setKey(['collector', name, 'stateDirectory'], usualStateDirectory),
        },
      ];
    },
  });
}

function nothingReplacesRedaction<Settings>({ overrides }: Facts<Settings>) {
  return defineCheck<CollectorSubject<Settings>>()({
    ...REDACTION_BYPASS,
    needs: ['settings', 'logs'],
    find: ({ settings, logs }) =>
      (logs.redaction ? overrides(settings as Settings) : []).flatMap(({ values, path, replacing }) =>
        replacing
          .filter((key) => valueAt(values, ...key) !== undefined)
          .map((key) => ({
            path: [...path, ...key],
            problem: 'another configuration of the collector takes the place of the one that redacts',
            consequence: 'secrets of sensitive namespaces leave the node and are stored',
            fix: removeKey([...path, ...key]),
          })),
      ),
  });
}

function readsAllSources<Settings>({ name, title, origins }: Facts<Settings>) {
  return defineCheck<CollectorSubject<Settings>>()({
    id: `${name}/source-unsupported`,
    severity: 'error',
    since: '0.1.0',
    finds: `a source is asked for that ${title} does not read`,
    happens: 'no line of the source is stored',
    remedy: 'switch the source off, or choose a collector that reads it',
    needs: ['logs'],
    find: ({ logs }) =>
      askedSources(logs).flatMap((source) => {
        const known = origins[source.origin.kind];
        if (known === 'read') return [];
        const { problem, consequence, fix } = known;
        return [{ path: ['logs', source.name], problem, consequence, fix: fix(source.name) }];
      }),
  });
}
