import { lockedCharts, readLockedCharts } from '../../lib/rendered/locked-charts';
import { FIXTURE_LOCKS } from '../support/fixture';

const inventory = (chart: string, objects = '[]') =>
  `{\n  "release": "loki",\n  "chart": "${chart}",\n  "hash": "sha256:00",\n  "objects": ${objects}\n}\n`;

const charts = (...texts: readonly string[]) => Object.fromEntries(lockedCharts(texts));

test('inventories of an environment name its charts', () => {
  expect(Object.fromEntries(readLockedCharts(FIXTURE_LOCKS, 'homelab-staging'))).toEqual({
    alloy: '1.5.0',
    loki: '6.49.0',
  });
  expect(readLockedCharts(FIXTURE_LOCKS, 'nowhere').size).toBe(0);
  expect(readLockedCharts('no-such-folder', 'local').size).toBe(0);
});

test('several releases of a chart agree, or nothing is known of it', () => {
  expect(charts(inventory('alloy 1.5.0'), inventory('alloy 1.5.0'))).toEqual({ alloy: '1.5.0' });
  expect(charts(inventory('alloy 1.5.0'), inventory('alloy 1.11.1'), inventory('loki 6.49.0'))).toEqual({
    loki: '6.49.0',
  });
});

test('a conflict elsewhere in an inventory leaves its chart known, and one about the chart does not', () => {
  const hash = '<<<<<<< HEAD\n  "hash": "sha256:01",\n=======\n  "hash": "sha256:02",\n>>>>>>> other\n';
  expect(charts(inventory('loki 6.49.0').replace('  "hash": "sha256:00",\n', hash))).toEqual({ loki: '6.49.0' });
  const chart = '<<<<<<< HEAD\n  "chart": "loki 6.49.0",\n=======\n  "chart": "loki 18.11.0",\n>>>>>>> other\n';
  expect(charts(inventory('loki 1.1.1').replace('  "chart": "loki 1.1.1",\n', chart))).toEqual({});
});

test.each(['', '{', 'null', '"chart"', inventory('loki'), inventory('loki 6'), inventory('loki latest')])(
  'nothing is known of %j',
  (text) => {
    expect(charts(text)).toEqual({});
  },
);

test('what is rendered names no chart of the release, and another indentation changes nothing', () => {
  expect(charts(inventory('loki 6.49.0', '[{ "data": { "chart": "loki 1.0.0" } }]'))).toEqual({ loki: '6.49.0' });
  expect(charts(JSON.stringify(JSON.parse(inventory('loki 6.49.0'))))).toEqual({ loki: '6.49.0' });
});
