import { flowchart } from '../../lib/syntax/mermaid';
import { changedFlows, flowPicture } from '../../lib/wiring/flow-picture';
import { endpoint, workload } from '../support/wiring';

const collector = workload({ name: 'alloy', kind: 'DaemonSet', replicas: 'per-node' });

test('draws workloads in their namespace, others outside, and one arrow from each caller to each called', () => {
  const picture = flowPicture({
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
  expect(picture.split('\n')).toEqual([
    'flowchart LR',
    '  subgraph f1["monitoring"]',
    '    n1["loki-write<br/>3 pods"]',
    '    n2["alloy<br/>every node"]',
    '  end',
    '  o1(["logs.example.com"])',
    '  o2(["S3 at http#58;//10.0.0.1#58;9000"])',
    '  n2 -->|"push logs<br/>ask for readiness"| n1',
    '  n1 -->|"replicate"| o1',
    '  n1 -->|"store chunks"| o2',
  ]);
});

test('workloads of one name are told apart by their namespaces, and from others of that name', () => {
  const [here, there] = [workload({ namespace: 'a', replicas: 1 }), workload({ namespace: 'b', replicas: 1 })];
  const picture = flowPicture({
    workloads: [here, there],
    flows: [
      { from: here, to: endpoint({ workload: there }), purpose: 'call' },
      { from: { external: 'loki-write' }, to: endpoint({ workload: here }), purpose: 'call' },
    ],
  });
  expect(picture).toContain('n1 -->|"call"| n2');
  expect(picture).toContain('o1(["loki-write"])');
  expect(picture).toContain('o1 -->|"call"| n1');
});

test('several pods of a workload call each other, and a single one does not call itself', () => {
  const calls = (replicas: number) => {
    const its = workload({ replicas });
    return flowPicture({ workloads: [its], flows: [{ from: its, to: endpoint({ workload: its }), purpose: 'share' }] });
  };
  expect(calls(3)).toContain('n1 -->|"share"| n1');
  expect(calls(1)).not.toContain('-->');
});

describe('two states of a stack in one picture', () => {
  const push = { from: collector, to: endpoint(), purpose: 'push logs' };
  const base = { workloads: [workload(), collector], flows: [push] };
  const draw = (...states: Parameters<typeof changedFlows>) => {
    const chart = changedFlows(...states);
    return chart && flowchart(chart).split('\n');
  };

  test('nothing is drawn where nobody comes, goes, or calls another', () => {
    const more = { ...base, workloads: [workload({ replicas: 9 }), collector] };
    expect(draw(base, base)).toBeUndefined();
    expect(draw(base, more)).toBeUndefined();
  });

  test('what is new and what is gone says so in words, and by lines that need no colour', () => {
    const store = { from: workload(), to: { external: 'S3' }, purpose: 'store chunks' };
    const other = workload({ name: 'events', replicas: 1 });
    const head = {
      workloads: [workload(), other],
      flows: [store, { from: other, to: endpoint(), purpose: 'push logs' }],
    };
    const drawn = draw(base, head);
    expect(drawn).toEqual([
      'flowchart LR',
      '  subgraph f1["monitoring"]',
      '    n1["loki-write<br/>3 pods"]',
      '    n2["events<br/>1 pod<br/>new"]',
      '    n3["alloy<br/>every node<br/>gone"]',
      '  end',
      '  o1(["S3<br/>new"])',
      '  n1 ==>|"new#58; store chunks"| o1',
      '  n2 ==>|"new#58; push logs"| n1',
      '  n3 -.->|"gone#58; push logs"| n1',
      '  classDef newPart stroke:#2da44e,stroke-width:3px',
      '  class n2,o1 newPart',
      '  classDef gonePart stroke:#cf222e,stroke-width:2px,stroke-dasharray:5 4',
      '  class n3 gonePart',
    ]);
  });

  test('a call that stays and says something else names what is new', () => {
    const head = { ...base, flows: [push, { ...push, purpose: 'ask for readiness' }] };
    expect(draw(base, head)?.at(-1)).toBe('  n2 -->|"push logs<br/>new#58; ask for readiness"| n1');
    expect(draw(head, base)?.at(-1)).toBe('  n2 -->|"push logs<br/>gone#58; ask for readiness"| n1');
  });
});
