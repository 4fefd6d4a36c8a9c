import type { Manifest } from '../kubernetes/manifest';
import { type Shell, sh } from '../syntax/shell';
import type { Workload } from '../wiring/workload';
import { type SmokeCheck, skipped } from './check';

const KINDS = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'VMServiceScrape', 'VMPodScrape', 'VMRule'];

/** Workloads that are scraped, with the objects that tell Prometheus of them. */
export interface Scraped {
  /** Workloads of the stack, with or without metrics. */
  readonly workloads: readonly Workload[];

  /** Objects among which are those that tell Prometheus what to scrape. */
  readonly configs: readonly Manifest[];

  /** Whether policies of a mesh keep the API server out. */
  readonly meshed: boolean;
}

/** Makes the checks that Prometheus is told what to scrape, and that metrics pages answer. */
export function scrapeChecks({ workloads, configs, meshed }: Scraped): readonly SmokeCheck[] {
  const objects = configs.filter(({ kind }) => KINDS.includes(kind));
  const served = workloads.filter(({ metrics }) => metrics !== undefined);
  const title = 'every metrics page answers';
  return [
    ...(objects.length > 0 ? [scrapeObjects(objects)] : []),
    meshed
      ? skipped('metrics_are_served', title, 'the policies of the mesh keep the API server out')
      : { name: 'metrics_are_served', title, body: [...served.flatMap(page), sh`echo ${names(served)}`] },
  ];
}

function scrapeObjects(objects: readonly Manifest[]): SmokeCheck {
  return {
    name: 'prometheus_is_told',
    title: 'Prometheus is told what to scrape',
    body: [
      ...objects.map(({ kind, metadata: { name, namespace } }) => {
        return sh`exists ${[kind.toLowerCase(), namespace ?? '', name]}`;
      }),
      sh`echo ${`${objects.length} objects`}`,
    ],
  };
}

function page(workload: Workload): readonly Shell[] {
  const { name, namespace, metrics, podLabels } = workload;
  if (!metrics) return [];
  if (metrics.service) {
    const service = `services/http:${metrics.service.name}:${metrics.portName}`;
    return [sh`metrics ${[namespace, service, metrics.path, name]}`];
  }
  const selector = Object.entries(podLabels).map(([label, value]) => `${label}=${value}`);
  const pod = sh`"pods/http:$(pod_of ${[namespace, selector.join(',')]})"${`:${metrics.containerPort}`}`;
  return [sh`metrics ${namespace} ${pod} ${[metrics.path, name]}`];
}

function names(workloads: readonly Workload[]): string {
  return workloads.map(({ name }) => name).join(', ');
}
