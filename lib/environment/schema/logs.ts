import * as z from 'zod';
import { text } from './scalars';

const pods = z.union([
  z.boolean(),
  z.strictObject({
    excludeNamespaces: z.array(text('label')).prefault([]).describe('Namespaces whose pods are never read.'),
  }),
]);

const port = z.int().min(1).max(65535);

const talos = z.union([
  z.boolean(),
  z.strictObject({
    kernelPort: port.prefault(6050).describe('Port for kernel logs.'),
    servicePort: port.prefault(6051).describe("Port for the logs of Talos' services."),
  }),
]);

const nodeFile = z.strictObject({
  path: text('directory')
    .describe('Absolute path, may hold * and ** globs.')
    .meta({ examples: ['/var/log/syslog'] }),
  job: text('text')
    .describe('Value of the label `job`.')
    .meta({ examples: ['node/syslog'] }),
});

const events = z.union([
  z.boolean(),
  z.strictObject({
    job: text('text').prefault('kubernetes-events').describe('Value of the label `job`.'),
  }),
]);

export const logs = z.strictObject({
  pods: pods.prefault(true).describe('Logs of all pods: true, false, or { excludeNamespaces }.'),
  nodeFiles: z.array(nodeFile).prefault([]).describe('Log files that a node keeps outside of any pod.'),
  nodeDirectories: z
    .array(text('directory'))
    .prefault(['/var/log'])
    .describe('Directories of the node that collectors may read. Every node file lies below one of them.'),
  events: events.prefault(false).describe('Kubernetes events, read exactly once: true, false, or { job }.'),
  talos: talos
    .prefault(false)
    .describe(
      'What Talos sends of itself, to loopback ports of each node: true, false, or { kernelPort, servicePort }.',
    ),
});
