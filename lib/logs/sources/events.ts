import * as z from 'zod';
import { Duration } from '../../units/duration';
import { fixedLabel, jobLabels, originLabels } from '../labels/label';
import { enabled, job, switchable } from './section';
import type { SourceKind } from './source';

/** Kubernetes events of the whole cluster, read exactly once. */
export interface ClusterEvents {
  /** Value of the label `job`. */
  readonly job: string;
}

const settings = z.strictObject({ enabled, job: job('kubernetes-events') });

export const events: SourceKind<ClusterEvents> = {
  title: 'Kubernetes events',
  noun: 'events',
  // Events are of changes: a cluster that nobody touches has few. Snapshots of etcd and CronJobs make some each day.
  silenceThreshold: Duration.hours(24),
  // Silence alone tells nothing in minutes. kubernetes/kubernetes@v1.34.2:staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go,
  // seen on a running 1.34.2; kube-prometheus-stack and rancher-monitoring scrape it under the name of its component.
  written: {
    metric: 'apiserver_request_total',
    labels: { job: 'apiserver', resource: 'events', verb: 'POST', code: '201' },
  },
  section: switchable(settings, { on: false, description: 'Kubernetes events, read exactly once' }),
  example: { job: 'kubernetes-events' },
  origin: ({ job }) => ({ kind: 'events', job }),
  directories: () => [],
  labels: (asked, { cluster }) => {
    const [name] = originLabels(cluster).loki;
    const { loki: calls } = jobLabels([asked.job], 'events');
    const loki = [...(name ? [name] : []), NAMESPACE, SOURCE, ...calls];
    // OpenTelemetry has no names of its own for them.
    return { loki, otlp: loki };
  },
  files: () => [],
  notable: {
    title: 'Warnings of Kubernetes',
    description: 'Events of the type Warning.',
    pipeline: '| json | type="Warning" | line_format "{{.kind}} {{.name}}: {{.reason}}: {{.msg}}"',
  },
};

const NAMESPACE = {
  name: 'namespace',
  description: 'The namespace of the object that the event is about; absent where it has none.',
};

const SOURCE = fixedLabel('source', 'kubernetes-events', '`kubernetes-events`.');
