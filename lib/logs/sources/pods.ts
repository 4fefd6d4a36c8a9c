import * as z from 'zod';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { fixedLabel, type Label, originLabels } from '../labels/label';
import { podMetadata } from '../parsing/metadata';
import { closestDirectory, POD_LOG_DIRECTORY, POD_LOG_LINKS } from '../paths';
import type { PodOrigin } from './origin';
import { enabled, switchable } from './section';
import type { SourceDirectory, SourceKind } from './source';

/** The logs of all pods, read from the files of the node they run on. */
export type PodLogs = Omit<PodOrigin, 'kind'>;

const settings = z
  .strictObject({
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
      .describe('Formats of lines in which `level` and `msg` are looked for; both become structured metadata.'),
  })
  // Whether anybody follows them is said elsewhere: complete() knows.
  .transform((written) => ({ ...written, traceIds: false }));

export const pods: SourceKind<PodLogs> = {
  title: 'Pod logs',
  noun: 'pods',
  // Somewhere a controller, a network agent or the monitoring itself writes every few minutes.
  silenceThreshold: Duration.hours(1),
  section: switchable(settings, { on: true, description: 'Logs of all pods' }),
  example: {
    excludeNamespaces: [],
    podLabels: { app: 'app.kubernetes.io/name' },
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  complete: (asked, { traceIds }) => ({ ...asked, traceIds: asked.traceIds || traceIds }),
  origin: (asked) => ({ kind: 'pods', ...asked }),
  directories: (_, { nodeDirectories }) => podDirectory(nodeDirectories),
  labels: (asked, { cluster }) => {
    const origin = originLabels(cluster);
    return {
      loki: [...lokiLabels(origin.loki), ...podLabels(asked.podLabels), podJob(asked), STREAM, RUNTIME],
      otlp: [...otlpLabels(origin.otlp), service(asked), ...podLabels(withoutApp(asked.podLabels))],
    };
  },
  metadata: podMetadata,
  files: () => [`${POD_LOG_DIRECTORY}/*/*/*`, `${POD_LOG_LINKS}/*`],
};

/** Their own folder alone, where collectors may read it. */
function podDirectory(nodeDirectories: readonly string[]): readonly SourceDirectory[] {
  const named = closestDirectory(POD_LOG_DIRECTORY, new Set(nodeDirectories));
  if (named === undefined) return [];
  const path = ['logs', 'nodeDirectories', nodeDirectories.indexOf(named)];
  return [{ mounted: POD_LOG_DIRECTORY, named, path, mustExist: false }];
}

const POD: readonly Label[] = [
  { name: 'namespace', description: 'The namespace of the pod.' },
  { name: 'pod', description: 'The name of the pod.' },
  { name: 'container', description: 'The name of the container, init containers included.' },
];

function lokiLabels([cluster, node]: readonly Label[]): readonly Label[] {
  return [cluster, POD, node].flatMap((label) => label ?? []);
}

function otlpLabels([cluster, node]: readonly Label[]): readonly Label[] {
  const named = POD.map(({ name, description }) => ({ name: `k8s_${name}_name`, description }));
  return [cluster, named, node].flatMap((label) => label ?? []);
}

function podLabels(copied: PodLogs['podLabels']): readonly Label[] {
  return Object.entries(copied).map(([name, label]) => ({
    name,
    description: `The pod’s label \`${label}\`; absent where the pod has none.`,
  }));
}

function podJob({ job }: PodLogs): Label {
  if (job === undefined) return { name: 'job', description: 'Namespace and container: `monitoring/alloy`.' };
  return fixedLabel('job', job, 'What the environment file calls pods.');
}

/** `service.name` is the label `app` of other collectors. */
function service({ podLabels: { app } }: PodLogs): Label {
  const description =
    app === undefined ? 'The container.' : `The pod’s label \`${app}\`; the container where the pod has none.`;
  return { name: 'service_name', description };
}

function withoutApp({ app: _, ...others }: PodLogs['podLabels']): PodLogs['podLabels'] {
  return others;
}

const STREAM: Label = {
  name: 'stream',
  description: '`stdout` or `stderr`; absent on a line that is not in the format of the CRI.',
};

/** Only service discovery tells it: the contract leaves it out for collectors without. */
export const RUNTIME: Label = {
  name: 'container_runtime',
  description: 'The runtime that runs the container: `containerd`, `cri-o`.',
};
