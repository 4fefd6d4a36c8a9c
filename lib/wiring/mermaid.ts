import type { Endpoint } from './endpoint';
import { type External, type Flow, isExternal } from './flow';
import type { Wiring } from './wiring';
import type { Workload } from './workload';

/** Draws who calls whom as a Mermaid flowchart, a box a namespace. */
export function flowChart(wiring: Wiring): string {
  const namespaces = [...new Set(wiring.workloads.map((workload) => workload.namespace))];
  return [
    'flowchart LR',
    ...namespaces.flatMap((namespace) => [
      `  subgraph ${identifier(namespace)} [${namespace}]`,
      ...wiring.workloads.filter((workload) => workload.namespace === namespace).map(node),
      '  end',
    ]),
    ...externals(wiring).map((name) => `  ${identifier(name)}(["${name}"])`),
    ...edges(wiring.flows.filter(({ amongPeers }) => amongPeers !== true)),
  ].join('\n');
}

function node({ name, replicas }: Workload): string {
  return `    ${identifier(name)}["${name}<br/>${replicas === 'per-node' ? 'every node' : `${replicas} pods`}"]`.replace(
    '1 pods',
    '1 pod',
  );
}

/** One arrow from a party to another, whatever they have to say. */
function edges(flows: readonly Flow[]): readonly string[] {
  const arrows = new Map<string, { readonly from: string; readonly to: string; readonly purposes: Set<string> }>();
  for (const { from, to, purpose } of flows) {
    const ends = { from: identifier(partyName(from)), to: identifier(partyName(to)) };
    const key = `${ends.from} ${ends.to}`;
    const arrow = arrows.get(key) ?? { ...ends, purposes: new Set<string>() };
    arrows.set(key, { ...arrow, purposes: arrow.purposes.add(purpose) });
  }
  return [...arrows.values()].map(({ from, to, purposes }) => `  ${from} -->|${[...purposes].join('<br/>')}| ${to}`);
}

function externals(wiring: Wiring): readonly string[] {
  const drawn = new Set(wiring.workloads.map((workload) => workload.name));
  const parties = wiring.flows.flatMap(({ from, to }) => [partyName(from), partyName(to)]);
  return [...new Set(parties)].filter((name) => !drawn.has(name));
}

function partyName(party: Workload | Endpoint | External): string {
  if (isExternal(party)) return party.external;
  if ('host' in party) return party.workload?.name ?? party.host;
  return party.name;
}

function identifier(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/g, '_');
}
