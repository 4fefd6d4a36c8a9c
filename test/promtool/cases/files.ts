import { type Case, steady } from '../scenario';

/** The same happens to everybody who reads files: only the names of metrics are others. */
export function filesBehind(sizeMetric: string, readMetric: string): Case {
  return (model) => {
    const file = { pod: 'p', path: '/var/log/pods/a/0.log' };
    const other = { pod: 'p', path: '/var/log/pods/b/0.log' };
    const size = (labels: typeof file) => model.one(sizeMetric, labels);
    const read = (labels: typeof file) => model.one(readMetric, labels);
    const fires = model.fired(size(file), 'namespace', 'pod');
    return [
      {
        title: 'one file of two is 6 MB ahead',
        input: [
          [size(file), steady(8_000_000)],
          [read(file), steady(2_000_000)],
          [size(other), steady(9_000_000)],
          [read(other), steady(9_000_000)],
        ],
        fires,
        since: 0,
      },
      {
        title: 'many files are a little ahead',
        input: [
          [size(file), steady(8_000_000)],
          [read(file), steady(4_000_000)],
          [size(other), steady(9_000_000)],
          [read(other), steady(5_000_000)],
        ],
        since: 0,
      },
      {
        title: 'it catches up in time',
        input: [
          [size(file), steady(8_000_000)],
          [read(file), `${steady(0, model.wait - 2)} ${steady(8_000_000)}`],
        ],
        since: 0,
      },
      {
        title: 'it catches up after a while',
        input: [
          [size(file), steady(8_000_000)],
          [read(file), `${steady(0, model.wait + 2)} ${steady(8_000_000)}`],
        ],
        fires,
        since: 0,
        heals: model.wait + 5,
      },
    ];
  };
}
