import { error, type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { ROLES, replicasOf } from '../components';

type Asked = Pick<InstallingEnvironment, 'loki'>;

const PATH = ['loki', 'replicationFactor'];

/** There are enough pods to hold as many copies of a line as are asked for. */
export function lokiReplication({ loki }: Asked): readonly Finding[] {
  const { replicationFactor: factor, topology } = loki;
  const component = ROLES[topology].ingest;
  const replicas = replicasOf(loki, component);
  if (factor <= replicas) return [];
  return [
    error('loki/replication-factor', PATH, {
      problem: `${factor} copies of each line are asked for, but ${component} has ${replicas} pod${replicas === 1 ? '' : 's'}`,
      consequence:
        replicas < quorum(factor)
          ? `a push needs ${quorum(factor)} pods to succeed, so every push fails`
          : 'a push succeeds only while all pods run, so every restart stops ingestion',
      fix: `loki:\n  replicationFactor: ${replicas}`,
    }),
  ];
}

/** An even factor costs a copy more than the odd one below it, and survives no more. */
export function lokiReplicationEven({ loki: { replicationFactor: factor } }: Asked): readonly Finding[] {
  if (factor % 2 !== 0 || factor < 2) return [];
  const survives = factor - quorum(factor);
  return [
    warning('loki/replication-factor-even', PATH, {
      problem: `with ${factor} copies a push needs ${quorum(factor)} pods to succeed`,
      consequence: `writing survives the loss of ${survives === 0 ? 'no pod' : survives === 1 ? '1 pod' : `${survives} pods`}, as with ${factor - 1}, at the price of one more copy`,
      fix: `loki:\n  replicationFactor: ${factor + 1} # survives the loss of ${factor / 2}, or ${factor - 1}`,
    }),
  ];
}

/** No node holds two of the copies of a line. */
export function lokiReplicasExceedNodes({
  loki,
  platform,
}: Pick<InstallingEnvironment, 'loki' | 'platform'>): readonly Finding[] {
  const component = ROLES[loki.topology].ingest;
  const replicas = replicasOf(loki, component);
  if (loki.replicationFactor < 2 || replicas <= platform.nodes) return [];
  return [
    warning('loki/replicas-exceed-nodes', ['loki', 'replicas', component], {
      problem: `${replicas} pods of ${component} share ${platform.nodes} node${platform.nodes === 1 ? '' : 's'}`,
      consequence: 'one node may hold several copies of a line, and its loss is the loss of all of them',
      fix: `loki:\n  replicas:\n    ${component}: ${platform.nodes}`,
    }),
  ];
}

/** How many copies must be taken: dskit@ring/replication_strategy.go. */
function quorum(factor: number): number {
  return Math.floor(factor / 2) + 1;
}
