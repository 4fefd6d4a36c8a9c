import * as z from 'zod';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { jobLabels, joinLabelSets, originLabels, sharedLabels } from '../labels/label';
import { enabled, job, switchable } from './section';
import type { SourceKind } from './source';

/** What the services of a node write to files of their own in one directory, as Talos 1.12 and newer do: `<unit>.log`. */
export interface MachineLogs {
  /** Directory of the files. */
  readonly directory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

const settings = z.strictObject({
  enabled,
  directory: text('directory').prefault('/var/log').describe('Directory of the files, each `<unit>.log`.'),
  job: job('machine-logs'),
});

const ENDING = '.log';

export const machineLogs: SourceKind<MachineLogs> = {
  title: 'Machine logs',
  noun: 'machine logs',
  // As the services themselves: etcd and the kubelet never rest for long.
  silenceThreshold: Duration.hours(6),
  section: switchable(settings, {
    on: false,
    description: 'Files in which services of the node write, as Talos 1.12 keeps them',
  }),
  example: { directory: '/var/log', job: 'machine-logs' },
  origin: (asked) => ({
    kind: 'files',
    // The files directly in the directory, and none below it: rotated ones end otherwise.
    files: [{ path: pathOf(asked), labels: { job: asked.job }, named: { label: 'unit', ending: ENDING } }],
    // machined opens them as root: siderolabs/talos@v1.13.9:internal/app/machined/pkg/controllers/runtime/log_persistence.go
    foreignOwner: false,
  }),
  directories: ({ directory }) => [
    { mounted: directory, named: directory, path: ['logs', 'machineLogs', 'directory'], mustExist: false },
  ],
  labels: (asked, { cluster }) =>
    joinLabelSets(
      originLabels(cluster),
      jobLabels([asked.job], 'machine logs'),
      sharedLabels({ name: 'unit', description: 'The service, as the file is named: `kubelet`, `etcd`, `kernel`.' }),
    ),
  files: (asked) => [pathOf(asked)],
  // Without these two a node runs no pod. The runtime is containerd, or the plugin of it that Talos names `cri`.
  expected: { label: 'unit', values: [['kubelet'], ['containerd', 'cri']] },
};

function pathOf({ directory }: MachineLogs): string {
  return `${directory}/*${ENDING}`;
}
