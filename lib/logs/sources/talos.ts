import * as z from 'zod';
import { port } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { type Label, originLabels } from '../labels/label';
import { enabled, switchable } from './section';
import type { SourceKind } from './source';

/** What Talos sends of itself, over TCP to loopback ports of each node. */
export interface TalosLogs {
  /** Port for kernel logs, 1 to 65535. */
  readonly kernelPort: number;

  /** Port for the logs of Talos' services, 1 to 65535. */
  readonly servicePort: number;
}

const settings = z.strictObject({
  enabled,
  kernelPort: port.prefault(6050).describe('Port for kernel logs.'),
  servicePort: port.prefault(6051).describe("Port for the logs of Talos' services."),
});

export const talos: SourceKind<TalosLogs> = {
  title: 'Kernel and services of Talos',
  noun: 'Talos',
  // etcd and the kubelet of a control plane never rest for long.
  silenceThreshold: Duration.hours(6),
  section: switchable(settings, {
    on: false,
    description: 'What Talos sends of itself, to loopback ports of each node',
  }),
  example: { kernelPort: 6050, servicePort: 6051 },
  origin: ({ kernelPort, servicePort }) => ({ kind: 'sockets', kernelPort, servicePort }),
  directories: () => [],
  labels: (_, { cluster }) => ({
    loki: [...originLabels(cluster, 'The node that sent the line.').loki, JOB, ...KIND],
    otlp: [...originLabels(cluster).otlp, ...KIND],
  }),
  files: () => [],
};

const JOB: Label = { name: 'job', description: '`talos/kernel`, or the service: `talos/etcd`, `talos/kubelet`.' };

/** Tells Talos' logs apart whatever the other labels are called. */
const KIND: readonly Label[] = [
  { name: 'service_name', description: '`talos-kernel`, or the service: `talos-etcd`, `talos-kubelet`.' },
  { name: 'log_type', description: '`talos-kernel` or `talos-service`.', values: ['talos-kernel', 'talos-service'] },
];
