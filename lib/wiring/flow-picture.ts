import { flowchart, type Shape } from '../syntax/mermaid';
import type { Endpoint } from './endpoint';
import { type External, type Flow, isExternal } from './flow';
import type { Wiring } from './wiring';
import type { Workload } from './workload';

type Party = Workload | Endpoint | External;

/** Draws who calls whom as a flowchart of Mermaid, a frame a namespace. */
export function flowPicture({ workloads, flows }: Wiring): string {
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))];
  const drawn = flows.filter((flow) => !isAmongItself(flow));
  const inside = new Map(workloads.map((workload) => [partyKey(workload), { lines: workloadLines(workload) }]));
  const others = drawn.flatMap(({ from, to }) => [from, to]).filter((party) => !inside.has(partyKey(party)));
  const outside = new Map(others.map((party) => [partyKey(party), { lines: [partyName(party)] }]));
  const shapes = new Map<string, Shape>([...inside, ...outside]);
  return flowchart({
    frames: namespaces.map((namespace) => ({
      title: namespace,
      shapes: workloads.filter((its) => its.namespace === namespace).flatMap((its) => inside.get(partyKey(its)) ?? []),
    })),
    outside: [...outside.values()],
    arrows: arrows(drawn, shapes),
  });
}

/** Calls of a ring go without saying, and the only pod of a workload calls nobody but itself. */
function isAmongItself({ from, to, amongPeers }: Flow): boolean {
  const alone = !isExternal(from) && from.replicas === 1 && partyKey(from) === partyKey(to);
  return amongPeers === true || alone;
}

function workloadLines({ name, replicas }: Workload): readonly string[] {
  if (replicas === 'per-node') return [name, 'every node'];
  return [name, replicas === 1 ? '1 pod' : `${replicas} pods`];
}

/** One arrow from a party to another, whatever they have to say. */
function arrows(flows: readonly Flow[], shapes: ReadonlyMap<string, Shape>) {
  const purposes = new Map<Shape, Map<Shape, Set<string>>>();
  for (const { from, to, purpose } of flows) {
    const [caller, called] = [shapes.get(partyKey(from)), shapes.get(partyKey(to))];
    if (!caller || !called) continue;
    const calls = purposes.get(caller) ?? new Map<Shape, Set<string>>();
    purposes.set(caller, calls.set(called, (calls.get(called) ?? new Set()).add(purpose)));
  }
  return [...purposes].flatMap(([from, calls]) => [...calls].map(([to, lines]) => ({ from, to, lines: [...lines] })));
}

/** Workloads are told apart by their namespaces too, and never taken for a party outside that has the same name. */
function partyKey(party: Party): string {
  const workload = isExternal(party) ? undefined : 'host' in party ? party.workload : party;
  return workload ? `workload ${workload.namespace} ${workload.name}` : `party ${partyName(party)}`;
}

function partyName(party: Party): string {
  if (isExternal(party)) return party.external;
  if ('host' in party) return party.workload?.name ?? party.host;
  return party.name;
}
