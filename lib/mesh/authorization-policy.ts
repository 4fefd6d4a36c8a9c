import type {
  AuthorizationPolicySpec,
  AuthorizationPolicySpecRules,
  AuthorizationPolicySpecRulesFromSource,
} from '../../imports/security.istio.io';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest, Plain } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';
import type { IngressRule } from './ingress-rule';
import type { AddressRanges } from './input';
import { type Sender, sourceCidrs } from './sender';

type Source = Plain<AuthorizationPolicySpecRulesFromSource>;

/** Istio takes no more in one list: istio/istio@1.30.3:pkg/config/security/security.go */
const MAX_SERVICE_ACCOUNTS = 16;

/** Allows each caller of a workload at its port, and denies everyone else. */
export function authorizationPolicy(
  workload: Workload,
  ingressRules: readonly IngressRule[],
  ranges: AddressRanges,
): Manifest {
  const { name, namespace, podLabels } = workload;
  const spec: Plain<AuthorizationPolicySpec> = {
    selector: { matchLabels: podLabels },
    action: 'ALLOW',
    // No rule lets nobody in, which is right for a workload that nobody calls: without the policy, everybody could.
    rules: ingressRules.flatMap((ingressRule) => rule(ingressRule, ranges)),
  };
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace, labels: PART_OF },
    spec,
  };
}

/** Only what ztunnel can judge, which knows neither paths nor methods. A rule without sources would let all in. */
function rule({ port, senders }: IngressRule, ranges: AddressRanges): readonly Plain<AuthorizationPolicySpecRules>[] {
  const sources = sourcesOf(senders, ranges);
  if (sources.length === 0) return [];
  return [{ from: sources.map((source) => ({ source })), to: [{ operation: { ports: [`${port}`] } }] }];
}

/** One source a kind of sender: within one source, all that it says must hold at once. */
function sourcesOf(senders: readonly Sender[], ranges: AddressRanges): readonly Source[] {
  const members = senders.filter(({ network }) => network === 'mesh');
  const accounts = members.flatMap(({ namespace, workload }) =>
    workload ? [`${namespace}/${workload.serviceAccount}`] : [],
  );
  const namespaces = members.flatMap(({ namespace, workload }) => (workload ? [] : [namespace]));
  const ipBlocks = sourceCidrs(senders, ranges);
  return [
    ...chunks([...new Set(accounts)], MAX_SERVICE_ACCOUNTS).map((serviceAccounts) => ({ serviceAccounts })),
    ...(namespaces.length > 0 ? [{ namespaces }] : []),
    ...(ipBlocks.length > 0 ? [{ ipBlocks }] : []),
  ];
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];
}
