import { type External, isExternal } from '../wiring/flow';
import type { Workload } from '../wiring/workload';
import type { MeshInput } from './input';
import { type Sender, senderOf } from './sender';

/** Port of a workload's pods, with everyone who may call it. */
export interface IngressRule {
  /** Port of the pods: policies never see that of a Service. */
  readonly port: number;

  /** Each once, in an order that does not depend on that of the flows. */
  readonly senders: readonly Sender[];
}

/** Call of a port of a workload. */
interface Call {
  readonly port: number;
  readonly from: Workload | External;
}

/** Lists the calls of a workload, scrapers included. */
export function callsTo(workload: Workload, { wiring, scraperNamespace }: MeshInput): readonly Call[] {
  const flows = wiring.flows.flatMap(({ from, to }) =>
    !isExternal(to) && to.workload?.name === workload.name ? [{ port: to.containerPort, from }] : [],
  );
  if (workload.metrics === undefined || scraperNamespace === undefined) return flows;
  const scraper: External = { external: 'Prometheus', namespace: scraperNamespace };
  return [...flows, { port: workload.metrics.containerPort, from: scraper }];
}

/** Lists the ingress rules of a workload, one for each port that somebody calls. */
export function ingressRulesOf(workload: Workload, input: MeshInput): readonly IngressRule[] {
  const entries = callsTo(workload, input).flatMap(({ port, from }) => {
    const sender = senderOf(from, input);
    return sender ? [{ port, sender }] : [];
  });
  const ports = [...new Set(entries.map(({ port }) => port))].sort((a, b) => a - b);
  return ports.map((port) => ({
    port,
    senders: distinct(entries.filter((entry) => entry.port === port).map(({ sender }) => sender)),
  }));
}

/** Lists the senders by name, each once. */
function distinct(senders: readonly Sender[]): readonly Sender[] {
  const named = new Map(senders.map((sender) => [senderName(sender), sender]));
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sender]) => sender);
}

function senderName({ network, namespace, workload }: Sender): string {
  return [network, namespace, workload?.name ?? ''].join('/');
}
