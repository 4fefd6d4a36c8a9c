import { flowChart } from '../../lib/wiring/mermaid';
import { endpoint, workload } from '../support/wiring';

const collector = workload({ name: 'alloy', kind: 'DaemonSet', replicas: 'per-node' });

test('draws workloads in their namespace, externals outside, and one arrow from each caller to each called', () => {
  const chart = flowChart({
    workloads: [workload(), collector],
    flows: [
      { from: collector, to: endpoint(), purpose: 'push logs' },
      { from: collector, to: endpoint({ host: 'loki-write-headless' }), purpose: 'push logs' },
      { from: collector, to: endpoint(), purpose: 'ask for readiness' },
      { from: workload(), to: endpoint(), purpose: 'gossip', amongPeers: true },
      { from: workload(), to: endpoint({ workload: undefined, host: 'logs.example.com' }), purpose: 'replicate' },
      { from: workload(), to: { external: 'S3 at http://10.0.0.1:9000' }, purpose: 'store chunks' },
    ],
  });
  expect(chart.split('\n')).toEqual([
    'flowchart LR',
    '  subgraph monitoring [monitoring]',
    '    loki_write["loki-write<br/>3 pods"]',
    '    alloy["alloy<br/>every node"]',
    '  end',
    '  logs_example_com(["logs.example.com"])',
    '  S3_at_http_10_0_0_1_9000(["S3 at http://10.0.0.1:9000"])',
    '  alloy -->|push logs<br/>ask for readiness| loki_write',
    '  loki_write -->|replicate| logs_example_com',
    '  loki_write -->|store chunks| S3_at_http_10_0_0_1_9000',
  ]);
});
