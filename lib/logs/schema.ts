import * as z from 'zod';
import { port, text } from '../schema/scalars';

const enabled = z.boolean().prefault(true).describe('Whether it is read: false leaves the other keys without effect.');

const job = (usual: string) => text('text').prefault(usual).describe('Value of the label `job`.');

const pods = z.strictObject({
  enabled,
  excludeNamespaces: z.array(text('label')).prefault([]).describe('Namespaces whose pods are never read.'),
  podLabels: z
    .record(text('metricLabel'), text('labelName'))
    .prefault({ app: 'app.kubernetes.io/name' })
    .describe('Index labels that are copied from labels of the pod: by the name of the index label.'),
  job: text('text').optional().describe('Value of the label `job`. Default: namespace and container.'),
  parse: z
    .array(z.enum(['json', 'logfmt']))
    .prefault([])
    .describe('Notations of lines in which `level` and `msg` are looked for; both become structured metadata.'),
});

const events = z.strictObject({ enabled, job: job('kubernetes-events') });

const journal = z.strictObject({
  enabled,
  directory: text('directory')
    .prefault('/var/log/journal')
    .describe('Directory of the journal; /run/log/journal on nodes that keep it in memory.'),
  job: job('journal'),
});

const rke2 = z.strictObject({
  enabled,
  dataDirectory: text('directory').prefault('/var/lib/rancher/rke2').describe("RKE2's own `data-dir`."),
  job: job('rke2'),
});

const talos = z.strictObject({
  enabled,
  kernelPort: port.prefault(6050).describe('Port for kernel logs.'),
  servicePort: port.prefault(6051).describe("Port for the logs of Talos' services."),
});

const machineLogs = z.strictObject({
  enabled,
  directory: text('directory').prefault('/var/log').describe('Directory of the files, each `<unit>.log`.'),
  job: job('machine-logs'),
});

const redaction = z.strictObject({
  namespaces: z
    .array(text('label'))
    .min(1)
    .describe('Sensitive namespaces: credentials and e-mail addresses are taken out of their lines on the node.')
    .meta({ examples: [['payments']] }),
});

const nodeFile = z.strictObject({
  path: text('directory')
    .describe('Absolute path, may hold * and ** globs.')
    .meta({ examples: ['/var/log/syslog'] }),
  job: text('text')
    .describe('Value of the label `job`.')
    .meta({ examples: ['node/syslog'] }),
});

export const logs = z.strictObject({
  pods: z.union([z.boolean(), pods]).prefault(true).describe('Logs of all pods: true, false, or a map that says more.'),
  nodeFiles: z.array(nodeFile).prefault([]).describe('Log files that a node keeps outside of any pod.'),
  nodeDirectories: z
    .array(text('directory'))
    .prefault(['/var/log'])
    .describe('Directories of the node that collectors may read. Every node file lies below one of them.'),
  machineLogs: z
    .union([z.boolean(), machineLogs])
    .prefault(false)
    .describe(
      'Files in which services of the node write, as Talos 1.12 keeps them: true, false, or a map that says more.',
    ),
  redaction: redaction.optional().describe('What must not leave the node. Default: lines are kept as they are.'),
  drop: z
    .record(text('text'), text('text'))
    .prefault({})
    .describe('Lines of pods that are dropped on the node: patterns of RE2, by what they are.')
    .meta({ examples: [{ 'Health checks': 'GET /healthz' }] }),
  events: z
    .union([z.boolean(), events])
    .prefault(false)
    .describe('Kubernetes events, read exactly once: true, false, or a map that says more.'),
  journal: z
    .union([z.boolean(), journal])
    .prefault(false)
    .describe("The journal of each node, where systemd's units write: true, false, or a map that says more."),
  rke2: z
    .union([z.boolean(), rke2])
    .prefault(false)
    .describe("The files of RKE2's kubelet and containerd on each node: true, false, or a map that says more."),
  talos: z
    .union([z.boolean(), talos])
    .prefault(false)
    .describe('What Talos sends of itself, to loopback ports of each node: true, false, or a map that says more.'),
});

/** What a source is where a file only switches it on. */
export const SOURCE_DEFAULTS = {
  pods: pods.parse({}),
  events: events.parse({}),
  journal: journal.parse({}),
  rke2: rke2.parse({}),
  machineLogs: machineLogs.parse({}),
  talos: talos.parse({}),
} as const;
