import { didYouMean } from '../../findings/did-you-mean';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import type { Declaration } from '../declaration';
import { type KeyReference, keyReferences } from '../key-references';
import { type KubeObject, objectAt } from '../kube-object';

/** Each Secret that is read exists with its keys, or is declared with them. */
export function secretRule(cluster: Cluster): readonly BrokenLink[] {
  return keysRule('Secret', cluster);
}

/** Each ConfigMap that is read exists with its keys. */
export function configMapRule(cluster: Cluster): readonly BrokenLink[] {
  return keysRule('ConfigMap', cluster);
}

/** ConfigMaps that Kubernetes, Istio and OpenShift put into every namespace. */
const OF_EVERY_NAMESPACE = ['kube-root-ca.crt', 'istio-ca-root-cert', 'openshift-service-ca.crt'];

const CHECKS = { Secret: 'secret', ConfigMap: 'config-map' } as const;

/** What does not exist is said once an object, with all keys that are missing. */
function keysRule(kind: KeyReference['kind'], cluster: Cluster): readonly BrokenLink[] {
  return cluster.objects.flatMap((object) => {
    const references = keyReferences(object).filter((reference) => reference.kind === kind);
    const names = [...new Set(references.map(({ name }) => name))].filter((name) => !OF_EVERY_NAMESPACE.includes(name));
    return names.flatMap((name) => {
      const keys = references.flatMap((reference) => (reference.name === name ? (reference.key ?? []) : []));
      const text = missing({ kind, name, keys: [...new Set(keys)] }, object, cluster);
      return text ? brokenLink(CHECKS[kind], object, text) : [];
    });
  });
}

interface Wanted {
  readonly kind: KeyReference['kind'];
  readonly name: string;
  readonly keys: readonly string[];
}

function missing({ kind, name, keys }: Wanted, { namespace }: KubeObject, cluster: Cluster): LinkText | undefined {
  const consequence = 'what needs it does not start';
  const declaration = declarationOf(kind, namespace, name, keys);
  const held = keysOf(kind, namespace, name, cluster);
  if (!held) {
    if (cluster.mayExist(kind, namespace, name)) return undefined;
    const near = didYouMean(name, cluster.names(kind, namespace));
    return {
      problem: `there is no ${kind} ${namespace}/${name}`,
      consequence,
      fix: near
        ? `write ${near}, or create ${name}`
        : `create ${name}${keys.length > 0 ? ` with ${keys.join(', ')}` : ''}`,
      declaration,
    };
  }
  const lacking = keys.filter((key) => !held.includes(key));
  if (lacking.length === 0) return undefined;
  return {
    problem: `the ${kind} ${namespace}/${name} has no key ${lacking.join(', ')}`,
    consequence,
    fix: held.length > 0 ? `write one of its keys: ${held.join(', ')}` : `add ${lacking.join(', ')} to it`,
    ...(kind === 'Secret' && { declaration }),
  };
}

function declarationOf(kind: KeyReference['kind'], namespace = '', name: string, keys: readonly string[]): Declaration {
  return kind === 'Secret' ? { list: 'secrets', namespace, name, keys } : { list: 'objects', kind, namespace, name };
}

/** Lists the keys of the rendered or declared object of a name. */
function keysOf(
  kind: KeyReference['kind'],
  namespace: string | undefined,
  name: string,
  { find, declared }: Cluster,
): readonly string[] | undefined {
  const rendered = find(kind, namespace, name);
  const announced = declared.secrets.filter(
    (secret) => kind === 'Secret' && secret.namespace === namespace && secret.name === name,
  );
  if (!rendered && announced.length === 0) return undefined;
  const fields = ['data', 'stringData', 'binaryData'].map((field) => objectAt(rendered?.json, field));
  return [...fields.flatMap((field) => Object.keys(field)), ...announced.flatMap((secret) => secret.keys)];
}
