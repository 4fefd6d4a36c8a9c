import { grouped } from '../collections/grouped';
import type { Endpoint } from './endpoint';
import { type External, type Flow, isExternal } from './flow';
import type { Wiring } from './wiring';
import type { Workload } from './workload';

type Party = Workload | Endpoint | External;

/** Who calls whom, told apart by keys that are the same in another state of the stack. */
export interface FlowGraph {
  /** Workloads first, and then all others that call or are called, by their keys. */
  readonly parties: ReadonlyMap<string, GraphParty>;

  /** One call from a party to another, whatever they have to say, by the keys of both. */
  readonly calls: ReadonlyMap<string, GraphCall>;
}

/** One who calls or is called. */
export interface GraphParty {
  /** Its name, and what else is to be known of it, line by line. */
  readonly lines: readonly string[];

  /** The namespace of a workload. @default - it is none of the stack */
  readonly namespace?: string;
}

/** A call. */
export interface GraphCall {
  /** Keys of the two parties. */
  readonly from: string;
  readonly to: string;

  /** Verb phrases, each once. */
  readonly purposes: readonly string[];
}

/** Makes the graph of a stack; calls within a ring go without saying. */
export function flowGraph({ workloads, flows }: Wiring): FlowGraph {
  const drawn = flows.filter((flow) => !isAmongItself(flow));
  const inside = workloads.map(
    (its) => [partyKey(its), { lines: workloadLines(its), namespace: its.namespace }] as const,
  );
  const known = new Set(inside.map(([key]) => key));
  const others = drawn.flatMap(({ from, to }) => [from, to]).filter((party) => !known.has(partyKey(party)));
  const outside = others.map((party) => [partyKey(party), { lines: [partyName(party)] }] as const);
  const callers = [...grouped(drawn, ({ from }) => partyKey(from)).values()];
  return {
    parties: new Map<string, GraphParty>([...inside, ...outside]),
    calls: new Map(callers.flatMap(callsOf).map((call) => [`${call.from} → ${call.to}`, call])),
  };
}

/** @param flows all of one caller */
function callsOf(flows: readonly Flow[]): readonly GraphCall[] {
  return [...grouped(flows, ({ to }) => partyKey(to))].flatMap(([to, calls]) => {
    const [first] = calls;
    const purposes = [...new Set(calls.map(({ purpose }) => purpose))];
    return first ? [{ from: partyKey(first.from), to, purposes }] : [];
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
