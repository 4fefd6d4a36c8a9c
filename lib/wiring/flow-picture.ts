import { type Flowchart, flowchart, type Mark, type Shape } from '../syntax/mermaid';
import { type FlowGraph, flowGraph, type GraphCall, type GraphParty } from './flow-graph';
import type { Wiring } from './wiring';

/** Draws who calls whom as a flowchart of Mermaid, a frame a namespace. */
export function flowPicture(wiring: Wiring): string {
  return flowchart(chartOf(flowGraph(wiring)));
}

/**
 * Draws two states of a stack in one: what is new and what is gone says so.
 * @returns `undefined` if nobody comes or goes, and nobody calls another
 */
export function changedFlows(before: Wiring, after: Wiring): Flowchart | undefined {
  const [base, head] = [flowGraph(before), flowGraph(after)];
  const parties = new Map([...head.parties, ...left(base.parties, head.parties)]);
  const calls = new Map([...head.calls, ...left(base.calls, head.calls)]);
  const both = { parties, calls: new Map([...calls].map(([key, call]) => [key, joined(call, base.calls.get(key))])) };
  const chart = chartOf(both, { base, head });
  const { frames, outside, arrows } = chart;
  const told = [...frames.flatMap(({ shapes }) => shapes), ...outside, ...arrows];
  return told.some(({ mark, lines }) => mark !== undefined || lines.some(isMarked)) ? chart : undefined;
}

function left<Value>(base: ReadonlyMap<string, Value>, head: ReadonlyMap<string, Value>) {
  return [...base].filter(([key]) => !head.has(key));
}

function joined(call: GraphCall, before: GraphCall | undefined): GraphCall {
  return { ...call, purposes: [...new Set([...call.purposes, ...(before?.purposes ?? [])])] };
}

/** Two states of a stack. */
interface States {
  readonly base: FlowGraph;
  readonly head: FlowGraph;
}

/** @param states what is marked by. @default - nothing is marked */
function chartOf({ parties, calls }: FlowGraph, states?: States): Flowchart {
  const shapes = new Map([...parties].map(([key, party]) => [key, shapeOf(key, party, states)]));
  const inside = [...parties].filter(([, { namespace }]) => namespace !== undefined);
  const namespaces = [...new Set(inside.flatMap(([, { namespace }]) => namespace ?? []))];
  const drawn = (those: typeof inside) => those.flatMap(([key]) => shapes.get(key) ?? []);
  return {
    frames: namespaces.map((title) => ({ title, shapes: drawn(inside.filter(([, its]) => its.namespace === title)) })),
    outside: drawn([...parties].filter(([, { namespace }]) => namespace === undefined)),
    arrows: [...calls].flatMap(([key, { from, to, purposes }]) => {
      const [caller, called] = [shapes.get(from), shapes.get(to)];
      const lines = purposes.map((purpose) => marked(purpose, states && purposeMark(key, purpose, states)));
      const mark = states && markOf(states.base.calls.has(key), states.head.calls.has(key));
      return caller && called ? [{ from: caller, to: called, lines, ...(mark && { mark }) }] : [];
    }),
  };
}

function shapeOf(key: string, { lines }: GraphParty, states: States | undefined): Shape {
  const mark = states && markOf(states.base.parties.has(key), states.head.parties.has(key));
  return mark ? { lines: [...lines, mark], mark } : { lines };
}

function purposeMark(key: string, purpose: string, { base, head }: States): Mark | undefined {
  const has = ({ calls }: FlowGraph) => calls.get(key)?.purposes.includes(purpose) ?? false;
  return markOf(has(base), has(head));
}

function markOf(before: boolean, after: boolean): Mark | undefined {
  if (before === after) return undefined;
  return after ? 'new' : 'gone';
}

function marked(line: string, mark: Mark | undefined): string {
  return mark === undefined ? line : `${mark}: ${line}`;
}

function isMarked(line: string): boolean {
  return /^(new|gone): /.test(line);
}
