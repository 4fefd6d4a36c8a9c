import { error, type Finding } from '../../findings/finding';
import type { Environment } from '../../plan/environment';
import { labelLayoutOf } from '../../plan/label-layout';
import { labelContract } from '../labels';
import { askedSources } from '../sources';

type Asked = Pick<Environment, 'collector' | 'logs' | 'platform'>;

/** Whichever collector runs: something is collected, nodes have it, and Loki takes its labels. */
export function logSources(asked: Asked): readonly Finding[] {
  return [...noSource(asked), ...rke2Distribution(asked), ...podLabelNames(asked), ...tooManyLabels(asked)];
}

function noSource({ logs }: Asked): readonly Finding[] {
  if (askedSources(logs).length > 0) return [];
  return [
    error('logs/no-source', ['logs'], {
      problem: 'no source of logs is asked for',
      consequence: 'no collector would run, and Loki would stay empty',
      fix: 'logs:\n  pods: {}',
    }),
  ];
}

function rke2Distribution({ logs, platform: { distribution } }: Asked): readonly Finding[] {
  if (!logs.rke2 || distribution === 'rke2') return [];
  return [
    error('logs/rke2-distribution', ['logs', 'rke2'], {
      problem: `the files of RKE2 are asked for on ${distribution}`,
      consequence: 'nodes do not have their directories, and the pods of the collector do not start',
      fix: distribution === 'k3s' ? K3S_INSTEAD : 'logs:\n  rke2: false',
    }),
  ];
}

/** https://docs.k3s.io/faq#where-are-the-k3s-logs */
const K3S_INSTEAD = `logs:
  rke2: false
  journal: true # its units k3s.service and k3s-agent.service say what the kubelet says
  nodeDirectories: [/var/log, /var/lib/rancher/k3s/agent/containerd]
  nodeFiles: [{ path: /var/lib/rancher/k3s/agent/containerd/containerd.log, job: containerd }]`;

/** Names that are taken beside those of the contract: Alloy drops the one, Loki sets the other. */
const TAKEN = ['filename', 'service_name'];

function podLabelNames({ collector, logs }: Asked): readonly Finding[] {
  if (!logs.pods) return [];
  const without = { ...logs, pods: { ...logs.pods, podLabels: {} } };
  const own = labelContract(without, labelLayoutOf(collector)).filter(({ source }) => source === 'pods');
  const taken = [...TAKEN, ...own.flatMap(({ labels, metadata }) => [...labels, ...metadata].map(({ name }) => name))];
  return Object.keys(logs.pods.podLabels)
    .filter((name) => taken.includes(name) || name.startsWith('__'))
    .map(takenName);
}

function takenName(name: string): Finding {
  return error('logs/pod-label-name', ['logs', 'pods', 'podLabels', name], {
    problem: name.startsWith('__')
      ? `collectors keep names that begin with two underscores, such as ${name}, for themselves`
      : `lines of pods have another ${name} already`,
    consequence: 'one of the two would be lost, and queries by it would find the wrong lines, or none',
    fix: `use another name, such as pod_${name.replace(/^_+/, '')}`,
  });
}

/** `max_label_names_per_series` of Loki, which does not count its own `service_name`. */
const MOST_LABELS = 15;

function tooManyLabels({ collector, logs }: Asked): readonly Finding[] {
  return labelContract(logs, labelLayoutOf(collector)).flatMap(({ source, labels }) => {
    const count = labels.filter(({ name }) => name !== 'service_name').length;
    if (count <= MOST_LABELS) return [];
    return [
      error('logs/too-many-labels', ['logs', source, ...(source === 'pods' ? ['podLabels'] : [])], {
        problem: `lines would have ${count} index labels, and Loki takes ${MOST_LABELS}`,
        consequence: 'Loki answers 400 to each line that has all of them, and collectors drop it',
        fix: `delete ${count - MOST_LABELS} of the labels`,
      }),
    ];
  });
}
