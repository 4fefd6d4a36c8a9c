import { factorAboveReplicas, factorEven, replicasExceedNodes } from '../../../../lib/tiers/loki/checks/replication';
import { runCheck } from '../../../support/checks';
import { distributed, minimal, onDisk } from '../props';

describe('copies of a line', () => {
  const finding = (write: number, replicationFactor: number) =>
    runCheck(factorAboveReplicas, {
      loki: minimal({ replicas: { write, read: 1, backend: 1 }, replicationFactor }),
    })[0];

  test('need as many ingesting pods', () => {
    expect(finding(2, 3)).toMatchObject({
      id: 'loki/replication-factor',
      severity: 'error',
      path: ['loki', 'replicationFactor'],
    });
    expect(finding(3, 3)).toBeUndefined();
    expect(runCheck(factorAboveReplicas, { loki: onDisk({ replicationFactor: 3 }) })).toHaveLength(1);
    expect(runCheck(factorAboveReplicas, { loki: distributed({ replicationFactor: 4 }) })).toHaveLength(1);
  });

  test('are told apart from pushes that can never succeed', () => {
    expect(finding(1, 3)?.consequence).toContain('every push fails');
    expect(finding(2, 3)?.consequence).toContain('every restart');
  });
});

test('an even factor survives no more than the odd one below it', () => {
  const [two] = runCheck(factorEven, { loki: minimal({ replicationFactor: 2 }) });
  expect(two).toMatchObject({
    id: 'loki/replication-factor-even',
    severity: 'warning',
    path: ['loki', 'replicationFactor'],
  });
  expect(two?.consequence).toContain('no pod');
  expect(runCheck(factorEven, { loki: minimal({ replicationFactor: 4 }) })[0]?.consequence).toContain('1 pod');
  for (const replicationFactor of [1, 3])
    expect(runCheck(factorEven, { loki: minimal({ replicationFactor }) })).toEqual([]);
});

describe('copies on nodes', () => {
  const platform = (nodes: number) => ({
    distribution: 'k3s' as const,
    nodes,
    clusterDomain: 'cluster.local',
    dns: { service: 'kube-dns', namespace: 'kube-system' },
  });

  test('may meet on one when there are more pods than nodes', () => {
    expect(runCheck(replicasExceedNodes, { loki: minimal(), platform: platform(2) })).toMatchObject([
      { id: 'loki/replicas-exceed-nodes', severity: 'warning', path: ['loki', 'replicas', 'write'] },
    ]);
    expect(runCheck(replicasExceedNodes, { loki: minimal(), platform: platform(3) })).toEqual([]);
  });

  test("can't meet when there is only one", () => {
    expect(runCheck(replicasExceedNodes, { loki: minimal({ replicationFactor: 1 }), platform: platform(1) })).toEqual(
      [],
    );
  });
});
