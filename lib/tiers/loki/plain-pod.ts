import type { k8s } from 'cdk8s-plus-28';
import { configChecksum } from '../../kubernetes/config-checksum';
import { listIn } from '../../kubernetes/json';
import { fromValues, type Kube } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import { componentLabels, HTTP_PORT, RELEASE } from './names';
import { plainResources } from './plain-resources';
import { ruleMounts } from './rules';
import type { ResolvedLoki } from './settings';

const CONFIG_DIRECTORY = '/etc/loki/config';

/** The key of the ConfigMap that holds the configuration. */
export const CONFIG_FILE = 'config.yaml';

/** The volume of the pod: its claim is `storage-loki-0`, as the charts name it. */
export const VOLUME = 'storage';

/** The user of Loki's image: grafana/loki@v3.6.3:cmd/loki/Dockerfile */
const USER = 10001;

/**
 * The one pod.
 * @param config text of the configuration
 */
export function plainPodTemplate(props: ResolvedLoki, config: string): Kube<k8s.PodTemplateSpec> {
  return {
    metadata: {
      labels: { ...PART_OF, ...componentLabels('single-binary') },
      annotations: configChecksum(config),
    },
    spec: {
      serviceAccountName: RELEASE,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
        // Or the kubelet walks through all chunks at each start.
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(props)],
      volumes: [
        { name: 'config', configMap: { name: RELEASE } },
        { name: 'tmp', emptyDir: {} },
        ...fromValues<k8s.Volume[]>(listIn(ruleMounts(props), 'extraVolumes')),
      ],
    },
  };
}

function container(props: ResolvedLoki): Kube<k8s.Container> {
  const ready = { httpGet: { path: '/ready', port: 'http-metrics' } };
  return {
    name: 'loki',
    image: `docker.io/grafana/loki:${props.chart.program}`,
    args: [`-config.file=${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    ports: [{ name: 'http-metrics', containerPort: HTTP_PORT }],
    // A pod that is not ready still replays its log of writes: it is never killed for that.
    readinessProbe: { ...ready, periodSeconds: 10 },
    resources: fromValues<k8s.ResourceRequirements>(plainResources(props)),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_DIRECTORY, readOnly: true },
      { name: VOLUME, mountPath: '/var/loki' },
      { name: 'tmp', mountPath: '/tmp' },
      ...fromValues<k8s.VolumeMount[]>(listIn(ruleMounts(props), 'extraVolumeMounts')),
    ],
  };
}
