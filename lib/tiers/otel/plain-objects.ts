import type { k8s } from 'cdk8s-plus-28';
import { configChecksum } from '../../kubernetes/config-checksum';
import { valueAt } from '../../kubernetes/json';
import { fromValues, kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { type PlainCollector, plainPod } from './plain-pod';

/** Makes the DaemonSet, and the objects that its pods need. */
export function plainObjects(collector: PlainCollector): readonly Manifest[] {
  const { workload, values } = collector;
  const { name, namespace, podLabels, serviceAccount } = workload;
  const { podAnnotations } = values;
  const labels = { ...podLabels, ...PART_OF };
  const config = toYaml(valueAt(values, 'alternateConfig'));
  return [
    kubernetesObject('ServiceAccount', { name: serviceAccount, namespace, labels }, {}),
    kubernetesObject('ConfigMap', { name, namespace, labels }, { data: { 'config.yaml': config } }),
    kubernetesObject(
      'DaemonSet',
      { name, namespace, labels },
      {
        spec: {
          selector: { matchLabels: podLabels },
          updateStrategy: {
            type: fromValues<string>(valueAt(values, 'rollout', 'strategy')),
            rollingUpdate: fromValues<k8s.RollingUpdateDaemonSet>(valueAt(values, 'rollout', 'rollingUpdate')),
          },
          template: {
            metadata: {
              labels: podLabels,
              annotations: { ...configChecksum(config), ...fromValues<Record<string, string>>(podAnnotations) },
            },
            spec: plainPod(collector),
          },
        },
      },
    ),
  ];
}
