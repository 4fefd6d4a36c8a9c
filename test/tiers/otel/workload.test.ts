import { otelTier } from '../../../lib/tiers/otel/tier';
import { everything, minimal } from './props';

describe('containers', () => {
  const limits = (props: typeof minimal) => otelTier(props).workloads.map(({ container }) => container?.limits);

  test('are named after the chart', () => {
    const names = otelTier(everything).workloads.map(({ container }) => container?.name);
    expect(names).toEqual(['opentelemetry-collector', 'opentelemetry-collector']);
  });

  test('have the limits that are installed: those of the values come last', () => {
    expect(limits(minimal)).toEqual([{ memory: '512Mi' }]);
    expect(limits(everything)).toEqual([{ memory: '400Mi' }, { memory: '64Mi' }]);
    const values = { resources: { limits: { cpu: 2 } } };
    expect(limits({ ...minimal, shipper: { ...minimal.shipper, values } })).toEqual([{ memory: '512Mi', cpu: '2' }]);
  });
});

test('each receiver of a source has its counter, where its lines are taken in first', () => {
  const counters = otelTier(everything).workloads.map(({ reads = [] }) =>
    reads.map(({ source, metric, labels }) => [source, metric, labels.receiver]),
  );
  const metric = 'otelcol_receiver_accepted_log_records';
  expect(counters).toEqual([
    [
      ['pods', metric, 'file_log/pods'],
      ['nodeFiles', metric, 'file_log/node_files/node/syslog'],
      ['nodeFiles', metric, 'file_log/node_files/node/app'],
      ['machineLogs', metric, 'file_log/machine_logs'],
      ['rke2', metric, 'file_log/rke2/kubelet'],
      ['rke2', metric, 'file_log/rke2/containerd'],
      ['audit', metric, 'file_log/audit'],
    ],
    [
      ['talos', metric, 'tcp_log/talos_kernel'],
      ['talos', metric, 'tcp_log/talos_service'],
    ],
  ]);
});
