import { defineCheck } from '../../findings/check';
import type { Found } from '../../findings/finding-kind';
import { renameKey, setKey } from '../../findings/repair';
import { labelContract } from '../labels/contract';
import { SOURCE_NAMES, sourceKind } from '../sources/all';
import { askedSources } from '../sources/asked';
import type { LogSubject } from './subject';

const define = defineCheck<LogSubject>();

export const noSource = define({
  id: 'logs/no-source',
  severity: 'error',
  since: '0.1.0',
  finds: 'no source of logs is asked for',
  happens: 'no collector runs, and Loki stays empty',
  remedy: 'ask for a source under `logs`, such as `pods`',
  needs: ['logs'],
  find: ({ logs }) =>
    askedSources(logs).length > 0
      ? []
      : [
          {
            path: ['logs'],
            problem: 'no source of logs is asked for',
            consequence: 'no collector would run, and Loki would stay empty',
            fix: setKey(['logs', 'pods'], true, { otherwise: 'ask for another source' }),
          },
        ],
});

/** Checks that sources bring along, each on the settings of its own source. */
export const sourceChecks = SOURCE_NAMES.flatMap((name) =>
  (sourceKind(name).checks ?? []).map((check) =>
    define({
      ...check,
      needs: ['logs', 'platform'],
      find: ({ logs, platform }) => (logs[name] === undefined ? [] : check.find({ settings: logs[name], platform })),
    }),
  ),
);

/** Names that are taken beside those of the contract: Alloy drops the one, Loki sets the other. */
const TAKEN = ['filename', 'service_name'];

export const podLabelName = define({
  id: 'logs/pod-label-name',
  severity: 'error',
  since: '0.1.0',
  sources: [
    'grafana/alloy@v1.12.0:internal/component/loki/process/stages/extensions.go',
    'grafana/loki@v3.6.3:clients/pkg/logentry/stages/extensions.go',
  ],
  finds:
    'a label that is copied from pods has a name that lines of pods have already, or that collectors keep for themselves',
  happens:
    'one of the two is lost, and queries by it find the wrong lines, or none; or lines lose their text or their time to the label',
  remedy: 'choose another name under `logs.pods.podLabels`',
  needs: ['logs', 'scheme'],
  find: ({ logs, scheme }) => {
    if (!logs.pods) return [];
    const without = { ...logs, pods: { ...logs.pods, podLabels: {} } };
    const own = labelContract(without, scheme).filter(({ source }) => source === 'pods');
    const names = own.flatMap(({ labels, metadata }) => [...labels, ...metadata].map(({ name }) => name));
    return Object.keys(logs.pods.podLabels)
      .filter((name) => [...TAKEN, ...PARTS_OF_LINES, ...names].includes(name) || name.startsWith('__'))
      .map(takenName);
  },
});

/**
 * What the stage `cri` of Alloy and Promtail takes a line apart into, in the map in which labels stand too. With a label
 * `tags` every line has the value of the label as its text, and so has, with `content`, each that is not in the format of
 * the CRI (grafana/alloy@{v1.7.0,v1.12.0}:internal/component/loki/process/stages/extensions.go,
 * grafana/loki@v3.6.3:clients/pkg/logentry/stages/extensions.go). Alloy 1.18 is right, but a file moves between versions
 * and collectors.
 */
const PARTS_OF_LINES = ['tags', 'content', 'time', 'flags'];

function takenName(name: string): Found {
  const isPart = PARTS_OF_LINES.includes(name);
  return {
    path: ['logs', 'pods', 'podLabels', name],
    problem: reasonTaken(name, isPart),
    consequence: isPart
      ? 'the value of the label would take the place of the text or the time of lines, or lines would never end'
      : 'one of the two would be lost, and queries by it would find the wrong lines, or none',
    fix: renameKey(['logs', 'pods', 'podLabels', name], `pod_${name.replace(/^_+/, '')}`),
  };
}

function reasonTaken(name: string, isPart: boolean): string {
  if (isPart) return `collectors keep a part of each line under the name ${name}`;
  if (!name.startsWith('__')) return `lines of pods have another ${name} already`;
  return `collectors keep names that begin with two underscores, such as ${name}, for themselves`;
}

/** `max_label_names_per_series` of Loki, which does not count its own `service_name`. */
const MOST_LABELS = 15;

export const tooManyLabels = define({
  id: 'logs/too-many-labels',
  severity: 'error',
  since: '0.1.0',
  finds: `the lines of a source have more than ${MOST_LABELS} index labels`,
  happens: 'Loki answers 400 to each line that has all of them, and collectors drop it',
  remedy: 'copy fewer labels of pods',
  needs: ['logs', 'scheme'],
  find: ({ logs, scheme }) =>
    labelContract(logs, scheme).flatMap(({ source, labels }) => {
      const count = labels.filter(({ name }) => name !== 'service_name').length;
      return count <= MOST_LABELS ? [] : [labelsBeyond(source, count)];
    }),
});

function labelsBeyond(source: string, count: number): Found {
  return {
    path: ['logs', source, ...(source === 'pods' ? ['podLabels'] : [])],
    problem: `lines would have ${count} index labels, and Loki takes ${MOST_LABELS}`,
    consequence: 'Loki answers 400 to each line that has all of them, and collectors drop it',
    fix: `delete ${count - MOST_LABELS} of the labels`,
  };
}
