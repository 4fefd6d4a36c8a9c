import { configChecksum } from '../../kubernetes/config-checksum';
import { isJsonObject, valueAt } from '../../kubernetes/json';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { type PlainCollector, plainPod } from './plain-pod';

/** The DaemonSet, and what its pods need beside it. */
export function plainObjects(collector: PlainCollector): readonly Manifest[] {
  const { workload, values } = collector;
  const { name, namespace, podLabels, serviceAccount } = workload;
  const { podAnnotations } = values;
  const labels = { ...podLabels, ...PART_OF };
  const config = toYaml(valueAt(values, 'alternateConfig'));
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: serviceAccount, namespace, labels } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, labels }, data: { 'config.yaml': config } },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name, namespace, labels },
      spec: {
        selector: { matchLabels: podLabels },
        updateStrategy: {
          type: valueAt(values, 'rollout', 'strategy'),
          rollingUpdate: valueAt(values, 'rollout', 'rollingUpdate'),
        },
        template: {
          metadata: {
            labels: podLabels,
            annotations: { ...configChecksum(config), ...(isJsonObject(podAnnotations) && podAnnotations) },
          },
          spec: plainPod(collector),
        },
      },
    },
  ];
}
