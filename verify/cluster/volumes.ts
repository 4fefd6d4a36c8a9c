import type { JsonObject } from '../../lib/kubernetes/json';

/** Volumes of a class that wait for claims: more than any stack of ours asks for. */
const VOLUMES = 40;

/** Makes a class without a provisioner: its volumes are there already. */
export function storageClass(name: string, isDefault = false): JsonObject {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': String(isDefault) };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations },
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'Immediate',
  };
}

/** Makes the volumes of a class, each large enough for any claim, which nobody deletes with its claim. */
export function volumeObjects(storageClassName: string): readonly JsonObject[] {
  return Array.from({ length: VOLUMES }, (_, number) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${storageClassName}-${number}` },
    spec: {
      capacity: { storage: '1Ti' },
      accessModes: ['ReadWriteOnce'],
      storageClassName,
      persistentVolumeReclaimPolicy: 'Retain',
      hostPath: { path: `/nowhere/${storageClassName}/${number}` },
    },
  }));
}
