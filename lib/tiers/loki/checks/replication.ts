import type { FindingKind } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import { ROLES, replicasOf } from '../components';
import { lokiCheck } from './subject';

const PATH = ['loki', 'replicationFactor'];

export const FACTOR_ABOVE_REPLICAS: FindingKind = {
  id: 'loki/replication-factor',
  severity: 'error',
  since: '0.1.0',
  sources: ['grafana/dskit:ring/replication_strategy.go'],
  finds: 'more copies of each line are asked for than pods take lines',
  happens: 'every push fails, or a push succeeds only while all pods run, and every restart stops ingestion',
  remedy: 'lower `loki.replicationFactor`, or run more of the pods that take lines',
};

export const factorAboveReplicas = lokiCheck({
  ...FACTOR_ABOVE_REPLICAS,
  needs: ['loki'],
  find: ({ loki }) => {
    const { replicationFactor: factor, topology } = loki;
    const component = ROLES[topology].ingest;
    const replicas = replicasOf(loki, component);
    if (factor <= replicas) return [];
    return [
      {
        path: PATH,
        problem: `${factor} copies of each line are asked for, but ${component} has ${replicas} pod${replicas === 1 ? '' : 's'}`,
        consequence:
          replicas < quorum(factor)
            ? `a push needs ${quorum(factor)} pods to succeed, so every push fails`
            : 'a push succeeds only while all pods run, so every restart stops ingestion',
        fix: setKey(PATH, replicas, { otherwise: `run ${factor} pods of ${component}` }),
      },
    ];
  },
});

export const factorEven = lokiCheck({
  id: 'loki/replication-factor-even',
  severity: 'warning',
  since: '0.1.0',
  finds: 'the number of copies of each line is even',
  happens: 'writing survives the loss of no more pods than with one copy less, at the price of that copy',
  remedy: 'use an odd `loki.replicationFactor`',
  needs: ['loki'],
  find: ({ loki: { replicationFactor: factor } }) => {
    if (factor % 2 !== 0 || factor < 2) return [];
    const survives = factor - quorum(factor);
    return [
      {
        path: PATH,
        problem: `with ${factor} copies a push needs ${quorum(factor)} pods to succeed`,
        consequence: `writing survives the loss of ${survives === 0 ? 'no pod' : survives === 1 ? '1 pod' : `${survives} pods`}, as with ${factor - 1}, at the price of one more copy`,
        fix: setKey(PATH, factor - 1, {
          otherwise: `write ${factor + 1}, which survives the loss of ${factor / 2}, with as many pods`,
        }),
      },
    ];
  },
});

export const replicasExceedNodes = lokiCheck({
  id: 'loki/replicas-exceed-nodes',
  severity: 'warning',
  since: '0.1.0',
  finds: 'lines have several copies, and more pods take lines than the cluster has nodes',
  happens: 'one node may hold several copies of a line, and its loss is the loss of all of them',
  remedy: 'run at most one of these pods a node',
  needs: ['loki', 'platform'],
  find: ({ loki, platform }) => {
    const component = ROLES[loki.topology].ingest;
    const replicas = replicasOf(loki, component);
    // Ingesters of different zones never share a node.
    if (loki.replicationFactor < 2 || replicas <= platform.nodes || loki.zones) return [];
    return [
      {
        path: ['loki', 'replicas', component],
        problem: `${replicas} pods of ${component} share ${platform.nodes} node${platform.nodes === 1 ? '' : 's'}`,
        fix: setKey(['loki', 'replicas', component], platform.nodes),
      },
    ];
  },
});

/** Counts the copies that must be taken: dskit@ring/replication_strategy.go. */
export function quorum(factor: number): number {
  return Math.floor(factor / 2) + 1;
}
