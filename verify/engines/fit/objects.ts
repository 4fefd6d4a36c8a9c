import { isJsonObject, type Json, type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../lib/kubernetes/merge-patch';
import { hasPods, type KubeObject, listAt, objectAt, podTemplate } from '../../../lib/references/kube-object';
import { knownReleases, notKnown } from '../../../lib/rendered/known';
import { isOfIstio } from '../../judges/istio';
import { type Material, notRendered, plainObjects, renderedObjects } from '../../material';

/** What decides where pods run, and which may be evicted. Jobs and hooks come and go. */
const KINDS = [
  'Namespace',
  'PriorityClass',
  'ServiceAccount',
  'ResourceQuota',
  'LimitRange',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'StatefulSet',
  'Deployment',
  'DaemonSet',
];

/**
 * Lists the objects of an environment that scheduling depends on, and those of Istio: its own, and those of its releases, as
 * Helm renders them, or where charts are not at hand, as their inventories say.
 * @throws which release nobody knows
 */
export function scheduledObjects(material: Material): readonly KubeObject[] {
  const plain = plainObjects(material);
  const isRendered = material.releases.every(({ result }) => notRendered(result) === undefined);
  const all = [...plain, ...(isRendered ? renderedObjects(material) : inventoried(material, plain))];
  return all.filter((object) => KINDS.includes(object.kind) || isOfIstio(object)).map(placed);
}

/** A chart says the namespace of an object only sometimes: Helm puts it where the release is. */
function placed(object: KubeObject): KubeObject {
  const { json, namespace } = object;
  if (namespace === undefined) return object;
  return { ...object, json: { ...json, metadata: { ...objectAt(json, 'metadata'), namespace } } };
}

/** An inventory has only what is read of an object: the API server asks for more. */
function inventoried(material: Material, plain: readonly KubeObject[]): readonly KubeObject[] {
  const known = knownReleases(plain, material.inventories);
  const unknown = notKnown(known).map(({ name }) => name);
  if (unknown.length > 0)
    throw new Error(`without charts, and without a fresh inventory, nobody knows the pods of ${unknown.join(', ')}`);
  return known.objects.map((object) => ({ ...object, json: completed(object) }));
}

/** Adds what makes an object valid, and changes nothing of where its pods run. */
function completed(object: KubeObject): JsonObject {
  if (!hasPods(object)) return object.json;
  const spec = objectAt(podTemplate(object), 'spec');
  const filled = {
    ...spec,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    ...Object.fromEntries(
      ['initContainers', 'containers'].flatMap((list) => {
        const containers = listAt(spec, list);
        return containers.length > 0 ? [[list, containers.map(container)]] : [];
      }),
    ),
    ...(Array.isArray(spec.volumes) && { volumes: listAt(spec, 'volumes').map(volume) }),
  };
  const claims = listAt(object.json, 'spec', 'volumeClaimTemplates').map(claim);
  return applyMergePatch(object.json, {
    spec: { template: { spec: filled }, ...(claims.length > 0 && { volumeClaimTemplates: claims }) },
  });
}

/** Whether Pod Security admits it, an inventory does not tell: nothing is left that no namespace would. */
function container({ name, ports, resources }: JsonObject): JsonObject {
  return {
    name: name ?? '',
    image: 'example.invalid/inventoried',
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...(ports !== undefined && { ports }),
    ...(resources !== undefined && { resources }),
  };
}

function volume({ name, persistentVolumeClaim }: JsonObject): JsonObject {
  return { name: name ?? '', ...(isJsonObject(persistentVolumeClaim) ? { persistentVolumeClaim } : { emptyDir: {} }) };
}

function claim(template: JsonObject): Json {
  return {
    metadata: { name: valueAt(template, 'metadata', 'name') ?? '' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
}
