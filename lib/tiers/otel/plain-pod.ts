import type { k8s } from 'cdk8s-plus-28';
import { type JsonObject, listIn, valueAt } from '../../kubernetes/json';
import { fromValues, type Kube } from '../../kubernetes/kinds';
import { Size } from '../../units/size';
import type { Workload } from '../../wiring/workload';
import { HEALTH_PORT, METRICS_PORT } from './names';

/** Input of the DaemonSet. */
export interface PlainCollector {
  /** Workload that the pods belong to. */
  readonly workload: Workload;

  /** In the terms of the chart. */
  readonly values: JsonObject;

  /** Of the image. */
  readonly version: string;
}

const CONFIG_DIRECTORY = '/conf';

/** Writes the pod that the chart would make of the same values. */
export function plainPod({ workload, values, version }: PlainCollector): Kube<k8s.PodSpec> {
  const { name, serviceAccount } = workload;
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: fromValues<boolean>(
      valueAt(values, 'serviceAccount', 'automountServiceAccountToken'),
    ),
    enableServiceLinks: false,
    priorityClassName: fromValues<string>(values.priorityClassName),
    terminationGracePeriodSeconds: fromValues<number>(values.terminationGracePeriodSeconds),
    tolerations: fromValues<k8s.Toleration[]>(values.tolerations),
    securityContext: fromValues<k8s.PodSecurityContext>(values.podSecurityContext),
    containers: [container({ workload, values, version })],
    volumes: [{ name: 'config', configMap: { name } }, ...fromValues<k8s.Volume[]>(listIn(values, 'extraVolumes'))],
  };
}

function container({ workload, values, version }: PlainCollector): Kube<k8s.Container> {
  return {
    name: workload.container?.name ?? workload.name,
    image: `${valueAt(values, 'image', 'repository')}:${version}`,
    args: [
      `--config=${CONFIG_DIRECTORY}/config.yaml`,
      ...fromValues<string[]>(listIn(valueAt(values, 'command'), 'extraArgs')),
    ],
    env: environment(workload.container?.limits.memory),
    ports: [{ name: workload.metrics?.portName, containerPort: METRICS_PORT, protocol: 'TCP' }],
    // Up to 30 seconds pass until the pods of the node are known (pod-resource.ts).
    startupProbe: { ...PROBE, periodSeconds: 5, failureThreshold: 24 },
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    resources: fromValues<k8s.ResourceRequirements>(values.resources),
    securityContext: fromValues<k8s.SecurityContext>(values.securityContext),
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_DIRECTORY, readOnly: true },
      ...fromValues<k8s.VolumeMount[]>(listIn(values, 'extraVolumeMounts')),
    ],
  };
}

const PROBE: Kube<k8s.Probe> = { httpGet: { path: '/', port: HEALTH_PORT } };

/** Lists the variables of the configuration, and the one that keeps Go below the limit of the container. */
function environment(memoryLimit: string | undefined): readonly Kube<k8s.EnvVar>[] {
  const from = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  const limit = memoryLimit === undefined ? undefined : Size.parse(memoryLimit);
  return [
    from('MY_POD_IP', 'status.podIP'),
    from('OTEL_K8S_NODE_NAME', 'spec.nodeName'),
    ...(limit ? [{ name: 'GOMEMLIMIT', value: `${Math.floor((limit.bytes * 0.8) / 2 ** 20)}MiB` }] : []),
  ];
}
