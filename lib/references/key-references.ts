import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { containers, hasPods, type KubeObject, listAt, objectAt, podSpec } from './kube-object';
import { ISSUERS } from './read-fields';

/** A reference to a Secret or a ConfigMap. */
export interface KeyReference {
  /** Kind of the object that is read. */
  readonly kind: 'Secret' | 'ConfigMap';

  /** Name of the object that is read, in the namespace of its reader. */
  readonly name: string;

  /** @default - all keys, or whatever is there */
  readonly key?: string;
}

/** Lists every Secret and ConfigMap that an object needs. Optional ones are left out. */
export function keyReferences(object: KubeObject): readonly KeyReference[] {
  if (hasPods(object)) return [...containers(object).flatMap(ofContainer), ...ofPod(podSpec(object))];
  const spec = objectAt(object.json, 'spec');
  switch (object.kind) {
    case 'ServiceAccount':
      return listAt(object.json, 'imagePullSecrets').flatMap(({ name }) => reference('Secret', name));
    case 'Ingress':
      return hasIssuer(object) ? [] : listAt(spec, 'tls').flatMap(({ secretName }) => reference('Secret', secretName));
    case 'HelmRelease':
      return listAt(spec, 'valuesFrom').flatMap((source) => ofFlux(source, source.valuesKey ?? 'values.yaml'));
    case 'HelmChart':
      return ofHelmController(spec);
    case 'Kustomization':
      return [
        ...reference('Secret', valueAt(spec, 'decryption', 'secretRef', 'name')),
        ...listAt(spec, 'postBuild', 'substituteFrom').flatMap((source) => ofFlux(source)),
      ];
    case 'HelmRepository':
    case 'GitRepository':
    case 'OCIRepository':
      return [['secretRef'], ['certSecretRef'], ['verify', 'secretRef'], ['verify', 'trustedRootSecretRef']].flatMap(
        (field) => reference('Secret', valueAt(spec, ...field, 'name')),
      );
    case 'ServiceMonitor':
      return listAt(spec, 'endpoints').flatMap(ofScrape);
    case 'PodMonitor':
      return listAt(spec, 'podMetricsEndpoints').flatMap(ofScrape);
    default:
      return [];
  }
}

/** cert-manager writes the Secret of an Ingress that names an issuer. */
function hasIssuer({ json }: KubeObject): boolean {
  return ISSUERS.some((path) => valueAt(json, ...path) !== undefined);
}

function ofContainer(container: JsonObject): readonly KeyReference[] {
  return [
    ...listAt(container, 'envFrom').flatMap((source) => [
      ...ofSelector('Secret', objectAt(source, 'secretRef')),
      ...ofSelector('ConfigMap', objectAt(source, 'configMapRef')),
    ]),
    ...listAt(container, 'env').flatMap((variable) => [
      ...ofSelector('Secret', objectAt(variable, 'valueFrom', 'secretKeyRef')),
      ...ofSelector('ConfigMap', objectAt(variable, 'valueFrom', 'configMapKeyRef')),
    ]),
  ];
}

function ofPod(spec: JsonObject): readonly KeyReference[] {
  const volumes = listAt(spec, 'volumes');
  const sources = [...volumes, ...volumes.flatMap((volume) => listAt(volume, 'projected', 'sources'))];
  return [
    ...listAt(spec, 'imagePullSecrets').flatMap(({ name }) => reference('Secret', name)),
    ...sources.flatMap((source) => [
      ...ofVolume('Secret', objectAt(source, 'secret')),
      ...ofVolume('ConfigMap', objectAt(source, 'configMap')),
    ]),
  ];
}

/** A volume of a Secret says `secretName`, all others say `name`. */
function ofVolume(kind: KeyReference['kind'], source: JsonObject): readonly KeyReference[] {
  if (source.optional === true) return [];
  const items = listAt(source, 'items');
  const name = source.secretName ?? source.name;
  return items.length > 0 ? items.flatMap(({ key }) => reference(kind, name, key)) : reference(kind, name);
}

function ofSelector(kind: KeyReference['kind'], { name, key, optional }: JsonObject): readonly KeyReference[] {
  return optional === true ? [] : reference(kind, name, key);
}

function ofFlux({ kind, name, optional }: JsonObject, key?: Json): readonly KeyReference[] {
  if (optional === true || (kind !== 'Secret' && kind !== 'ConfigMap')) return [];
  return reference(kind, name, key);
}

/** https://docs.rke2.io/add-ons/helm */
function ofHelmController(spec: JsonObject): readonly KeyReference[] {
  const values = listAt(spec, 'valuesSecrets').flatMap(({ name, keys }) =>
    Array.isArray(keys) ? keys.flatMap((key) => reference('Secret', name, key)) : reference('Secret', name),
  );
  return [
    ...values,
    ...['authSecret', 'dockerRegistrySecret'].flatMap((field) => reference('Secret', valueAt(spec, field, 'name'))),
    ...reference('ConfigMap', valueAt(spec, 'repoCAConfigMap', 'name')),
  ];
}

function ofScrape(endpoint: JsonObject): readonly KeyReference[] {
  const { basicAuth, authorization, bearerTokenSecret } = endpoint;
  const selectors = [
    objectAt(basicAuth, 'username'),
    objectAt(basicAuth, 'password'),
    objectAt(authorization, 'credentials'),
    objectAt(bearerTokenSecret),
  ];
  return selectors.flatMap((selector) => ofSelector('Secret', selector));
}

function reference(kind: KeyReference['kind'], name: Json | undefined, key?: Json): readonly KeyReference[] {
  if (typeof name !== 'string' || name === '') return [];
  return [{ kind, name, ...(typeof key === 'string' && { key }) }];
}
