import type { k8s } from 'cdk8s-plus-28';
import { type Kube, kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest, ManifestMetadata } from '../../kubernetes/manifest';
import { componentLabels, HTTP_PORT, RELEASE } from './names';
import { plainConfig } from './plain-config';
import { CONFIG_FILE, plainPodTemplate, VOLUME } from './plain-pod';
import type { ResolvedLoki } from './settings';

const HEADLESS = `${RELEASE}-headless`;

const SELECTOR = componentLabels('single-binary');

/** Loki as objects of Kubernetes, in the order in which they are needed. */
export function plainObjects(props: ResolvedLoki): readonly Manifest[] {
  const config = plainConfig(props);
  const metadata = metadataIn(props);
  return [
    kubernetesObject('ServiceAccount', metadata, { automountServiceAccountToken: false }),
    kubernetesObject('ConfigMap', metadata, { data: { [CONFIG_FILE]: config } }),
    kubernetesObject('Service', metadata, { spec: { type: 'ClusterIP', selector: SELECTOR, ports: PORTS } }),
    headlessService(props),
    statefulSet(props, config),
  ];
}

const PORTS = [{ name: 'http-metrics', port: HTTP_PORT, targetPort: 'http-metrics' }];

function metadataIn({ namespace }: ResolvedLoki): ManifestMetadata {
  return { name: RELEASE, namespace, labels: { ...PART_OF, ...SELECTOR } };
}

function statefulSet(props: ResolvedLoki, config: string): Manifest {
  return kubernetesObject('StatefulSet', metadataIn(props), {
    spec: {
      replicas: 1,
      serviceName: HEADLESS,
      // Else a pod that does not get ready holds up the revision that would mend it.
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: SELECTOR },
      // The volume holds the lines: neither deleting the StatefulSet nor scaling it down takes it along.
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      template: plainPodTemplate(props, config),
      volumeClaimTemplates: [claim(props)],
    },
  });
}

function claim({ volume, storageClass }: ResolvedLoki): Kube<k8s.KubePersistentVolumeClaimProps> {
  return {
    metadata: { name: VOLUME },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: volume.toString() } },
    },
  };
}

/** Gives the pod its name. Without the label of the component, because what scrapes by it would scrape twice. */
function headlessService({ namespace }: ResolvedLoki): Manifest {
  const { 'app.kubernetes.io/component': _, ...labels } = SELECTOR;
  return kubernetesObject(
    'Service',
    { name: HEADLESS, namespace, labels: { ...PART_OF, ...labels } },
    { spec: { clusterIP: 'None', selector: SELECTOR, ports: PORTS, publishNotReadyAddresses: true } },
  );
}
