import * as z from 'zod';
import { type Check, defineCheck } from '../../findings/check';
import { setKey } from '../../findings/repair';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { fixedLabel, jobLabels, originLabels } from '../labels/label';
import { directoryOf } from '../paths';
import { enabled, job, switchable } from './section';
import type { SourceKind, SourceSubject } from './source';

/** What RKE2 writes to files of its own on each node: the output of its kubelet and of its containerd. */
export interface Rke2Logs {
  /** RKE2's data directory, `/var/lib/rancher/rke2` unless its configuration says otherwise. */
  readonly dataDirectory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

const settings = z.strictObject({
  enabled,
  dataDirectory: text('directory').prefault('/var/lib/rancher/rke2').describe("RKE2's own `data-dir`."),
  job: job('rke2'),
});

/** The files that are read, by the value of the label `type`, relative to the data directory. */
const FILES = {
  kubelet: 'agent/logs/kubelet.log',
  containerd: 'agent/containerd/containerd.log',
} as const;

/** https://docs.k3s.io/faq#where-are-the-k3s-logs */
const K3S_INSTEAD =
  'read what k3s writes instead: its units k3s.service and k3s-agent.service with `logs.journal`, and /var/lib/rancher/k3s/agent/containerd/containerd.log with `logs.nodeFiles` and `logs.nodeDirectories`';

const distribution: Check<SourceSubject<Rke2Logs>> = defineCheck<SourceSubject<Rke2Logs>>()({
  id: 'logs/rke2-distribution',
  severity: 'error',
  since: '0.1.0',
  sources: ['https://docs.k3s.io/faq#where-are-the-k3s-logs'],
  finds: 'the files of RKE2 are asked for on another distribution',
  happens: 'nodes do not have their directories, and the pods of the collector do not start',
  remedy: 'switch logs.rke2 off; on k3s, read the journal and the file of containerd instead',
  needs: ['platform'],
  find: ({ platform }) =>
    platform.distribution === 'rke2'
      ? []
      : [
          {
            path: ['logs', 'rke2'],
            problem: `the files of RKE2 are asked for on ${platform.distribution}`,
            fix: setKey(
              ['logs', 'rke2', 'enabled'],
              false,
              platform.distribution === 'k3s' ? { otherwise: K3S_INSTEAD } : {},
            ),
          },
        ],
});

export const rke2: SourceKind<Rke2Logs> = {
  title: 'Files of RKE2',
  noun: 'files of RKE2',
  // The kubelet and containerd write when pods come and go. Nightly jobs and rotations make that daily.
  silenceThreshold: Duration.hours(24),
  section: switchable(settings, {
    on: false,
    description: "The files of RKE2's kubelet and containerd on each node",
  }),
  example: { dataDirectory: '/var/lib/rancher/rke2', job: 'rke2' },
  origin: (asked) => ({
    kind: 'files',
    files: filesOf(asked).map(({ type, path }) => ({
      path,
      labels: { source: 'rke2', job: asked.job, type },
      part: type,
    })),
    foreignOwner: false,
  }),
  // RKE2 has always made its own: a node without them has another `data-dir`.
  directories: (asked) =>
    filesOf(asked).map(({ path }) => ({
      mounted: directoryOf(path),
      named: asked.dataDirectory,
      path: ['logs', 'rke2', 'dataDirectory'],
      mustExist: true,
    })),
  labels: (asked, { cluster }) => {
    const origin = originLabels(cluster);
    const calls = jobLabels([asked.job], 'files of RKE2');
    return { loki: [...origin.loki, SOURCE, ...calls.loki, TYPE], otlp: [...origin.otlp, ...calls.otlp, SOURCE, TYPE] };
  },
  files: (asked) => filesOf(asked).map(({ path }) => path),
  checks: [distribution],
};

const SOURCE = fixedLabel('source', 'rke2', '`rke2`.');

const TYPE = {
  name: 'type',
  description: 'Whose output the file holds: `kubelet` or `containerd`.',
  values: Object.keys(FILES),
};

function filesOf({ dataDirectory }: Rke2Logs): readonly { readonly type: string; readonly path: string }[] {
  return Object.entries(FILES).map(([type, path]) => ({ type, path: `${dataDirectory}/${path}` }));
}
