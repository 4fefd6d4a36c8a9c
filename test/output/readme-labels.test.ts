import type { LogIntent } from '../../lib/logs/intent';
import { labelContract } from '../../lib/logs/labels/contract';
import { labelsSection } from '../../lib/output/readme/labels';
import { COLLECTORS } from '../../lib/plan/collectors';
import { type SchemeName, schemes } from '../support/schemes';
import { allLogs } from '../tiers/alloy/props';

const section = (scheme: SchemeName = 'alloy', logs: LogIntent = allLogs) =>
  labelsSection({ labels: labelContract(logs, schemes[scheme]) }, COLLECTORS.alloy)?.source;

test('each source has a table of its labels', () => {
  for (const title of [
    'Pod logs',
    'Files of the node',
    'Journals of the nodes',
    'Files of RKE2',
    'Kubernetes events',
  ]) {
    expect(section()).toContain(`\n\n${title}:\n\n| Label | Holds |\n`);
  }
});

test('structured metadata has a table of its own, where there is some', () => {
  expect(section()?.split('| Structured metadata | Holds |')).toHaveLength(3);
  expect(section()).toContain('| `trace_id` | The id of the trace that a line names, as W3C or B3 write it. |');
  const plain = { ...allLogs, audit: undefined, pods: { ...allLogs.pods, parse: [], traceIds: false } };
  expect(section('alloy', plain)).not.toContain('| Structured metadata |');
});

test('values are told where the text does not name them', () => {
  expect(section()).toContain('| `cluster` | The cluster, as the environment file names it: `staging`. |');
  expect(section()).toContain('| `job` | What the environment file calls the log file: `node/syslog`, `node/app`. |');
  expect(section()).toContain('| `type` | Whose output the file holds: `kubelet` or `containerd`. |');
  expect(section()).toContain('| `source` | `journal`. |');
});

test('what Loki adds is told once, and nothing where nothing is read', () => {
  expect(section()?.match(/Loki adds/g)).toHaveLength(1);
  expect(labelsSection({ labels: [] }, COLLECTORS.alloy)).toBeUndefined();
});

test.each(Object.values(COLLECTORS))('$title: a change of labels is told where it sends lines twice', (collector) => {
  const text = labelsSection({ labels: labelContract(allLogs, schemes.alloy) }, collector);
  expect(text?.source.includes('reads the file again from its start')).toBe(collector.title === 'Alloy');
});

test('labels have the names that the collector gives', () => {
  expect(section('otlp')).toContain('| `k8s_namespace_name` |');
});
