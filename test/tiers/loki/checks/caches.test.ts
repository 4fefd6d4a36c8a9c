import { cachesExceedNode } from '../../../../lib/tiers/loki/checks/caches';
import { Size } from '../../../../lib/units/size';
import { runCheck } from '../../../support/checks';
import { minimal } from '../props';

const findings = (chunks: number, nodeMemory?: Size) =>
  runCheck(cachesExceedNode, {
    loki: minimal({ caches: { chunks: Size.mebibytes(chunks), results: Size.mebibytes(1024) } }),
    platform: {
      distribution: 'k3s',
      nodes: 3,
      nodeMemory,
      clusterDomain: 'cluster.local',
      dns: { service: 'kube-dns', namespace: 'kube-system' },
    },
  });

test('what the pods request counts, not what memcached keeps', () => {
  // 8192 and 1024 MiB become pods of 9830 and 1229 MiB.
  expect(findings(8192, Size.mebibytes(11058))).toMatchObject([
    { id: 'loki/caches-exceed-node', severity: 'warning', path: ['loki', 'caches'] },
  ]);
  expect(findings(8192, Size.mebibytes(11059))).toEqual([]);
});

test('nothing is known of nodes whose memory is not', () => {
  expect(findings(8192)).toEqual([]);
});
