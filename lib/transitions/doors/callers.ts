import { type Json, listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';

/** What ztunnel listens on for the mesh in each pod: who comes that way is judged by Istio. */
const HBONE = 15008;

/** Lists who may call the pods of a policy, as sentences say it: "`grafana` at port 3100". */
export function callersIn({ kind, json }: Pick<KubeObject, 'kind' | 'json'>): readonly string[] {
  const spec = valueAt(json, 'spec');
  if (kind === 'NetworkPolicy') return listIn(spec, 'ingress').flatMap(peersOf);
  const action = valueAt(spec, 'action') ?? 'ALLOW';
  return action === 'ALLOW' ? listIn(spec, 'rules').flatMap(sourcesOf) : [];
}

function sourcesOf(rule: Json): readonly string[] {
  const sources = listIn(rule, 'from').flatMap((from) => partiesIn(valueAt(from, 'source')));
  const ports = listIn(rule, 'to').flatMap((to) => listIn(to, 'operation', 'ports'));
  return atPorts(sources, listIn(rule, 'from').length, ports);
}

const PARTIES = {
  serviceAccounts: 'the ServiceAccount',
  principals: 'the identity',
  namespaces: 'all of the namespace',
  ipBlocks: 'the addresses',
  remoteIpBlocks: 'the addresses',
};

function partiesIn(source: Json | undefined): readonly string[] {
  return Object.entries(PARTIES).flatMap(([key, noun]) =>
    listIn(source, key).map((party) => `${noun} \`${String(party)}\``),
  );
}

function peersOf(rule: Json): readonly string[] {
  const peers = listIn(rule, 'from').map((peer) => {
    const block = valueAt(peer, 'ipBlock', 'cidr');
    if (block !== undefined) return `the addresses \`${String(block)}\``;
    const parts = ['namespaceSelector', 'podSelector'].flatMap((key) => labelsIn(valueAt(peer, key, 'matchLabels')));
    return parts.length > 0 ? `pods with ${parts.join(', ')}` : 'all pods';
  });
  const ports = listIn(rule, 'ports')
    .map((port) => valueAt(port, 'port') ?? 'any')
    .filter((port) => port !== HBONE);
  return atPorts(peers, listIn(rule, 'from').length, ports);
}

function labelsIn(labels: Json | undefined): readonly string[] {
  return Object.entries(labels ?? {}).map(([key, value]) => `\`${key}=${String(value)}\``);
}

/** A rule without parties is of everybody, one without ports of all. */
function atPorts(parties: readonly string[], said: number, ports: readonly Json[]): readonly string[] {
  const all = said === 0 ? ['everybody'] : parties;
  const places = ports.length === 0 ? ['at every port'] : ports.map((port) => `at port ${String(port)}`);
  return all.flatMap((party) => places.map((place) => `${party} ${place}`));
}
