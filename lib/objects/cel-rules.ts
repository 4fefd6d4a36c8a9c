import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import type { FieldRule } from './field-rule';
import { fieldsAt } from './field-rule';

/** Rules that CRDs of `crds/` say in CEL, as far as what stacks write can come near them; by the kind. */
export const CEL_RULES: Readonly<Record<string, readonly FieldRule[]>> = {
  HelmRelease: [
    [
      'spec',
      (spec) =>
        has(spec, 'chart') === has(spec, 'chartRef') ? 'must have chart or chartRef, and not both' : undefined,
    ],
    ['spec.kubeConfig', oneReference],
  ],
  Kustomization: [['spec.kubeConfig', oneReference]],
  AuthorizationPolicy: [
    ['spec', oneTarget],
    ['spec.selector.matchLabels', plainLabels],
    ['spec.rules.*.from.*.source', identityOnce],
  ],
  PeerAuthentication: [
    ['spec', portsOfPods],
    ['spec.selector.matchLabels', plainLabels],
    ['spec.portLevelMtls', portNumbers],
  ],
  Telemetry: [
    ['spec', oneTarget],
    ['spec.selector.matchLabels', plainLabels],
  ],
};

function has(value: Json, key: string): boolean {
  return valueAt(value, key) !== undefined;
}

function oneReference(config: Json): string | undefined {
  const isOne = has(config, 'configMapRef') !== has(config, 'secretRef');
  return isOne ? undefined : 'must have configMapRef or secretRef, and not both';
}

function oneTarget(spec: Json): string | undefined {
  const written = ['selector', 'targetRef', 'targetRefs'].filter((key) => has(spec, key));
  return written.length > 1 ? `must have at most one of ${written.join(', ')}` : undefined;
}

function plainLabels(labels: Json): string | undefined {
  const texts = Object.entries(isJsonObject(labels) ? labels : {});
  if (texts.some(([key]) => key === '')) return 'must have no empty key';
  return texts.some(([key, value]) => `${key}${value}`.includes('*')) ? 'must have no *' : undefined;
}

function identityOnce(source: Json): string | undefined {
  const accounts = has(source, 'serviceAccounts') || has(source, 'notServiceAccounts');
  const others = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].filter((key) => has(source, key));
  return accounts && others.length > 0 ? `must have no ${others.join(', ')} beside serviceAccounts` : undefined;
}

function portsOfPods(spec: Json): string | undefined {
  const selected = fieldsAt(spec, 'selector.matchLabels.*').length > 0;
  return has(spec, 'portLevelMtls') && !selected ? 'must select pods by labels beside portLevelMtls' : undefined;
}

function portNumbers(ports: Json): string | undefined {
  const names = Object.keys(isJsonObject(ports) ? ports : {});
  const wrong = names.find((name) => !/^\d{1,5}$/.test(name) || Number(name) < 1 || Number(name) > 65_535);
  return wrong === undefined ? undefined : `must have ports of 1 to 65535, and has ${JSON.stringify(wrong)}`;
}
