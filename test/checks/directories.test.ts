import { directories } from '../../lib/checks/directories';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { environment } from '../tiers/alloy/checks/environment';

const ids = (...args: Parameters<typeof environment>) => directories(environment(...args)).map(({ id }) => id);

test.each(['/var/log', '/run/log/journal'])('%s can be mounted', (directory) => {
  expect(ids({ nodeDirectories: [directory] })).toEqual([]);
});

test.each(['/', 'var/log', '/var/log/', '/var/*', '/var/../etc', ''])('%j is no directory to mount', (directory) => {
  expect(directories(environment({ nodeDirectories: ['/var/log', directory] }))).toMatchObject([
    { id: 'collector/directory', severity: 'error', path: ['logs', 'nodeDirectories', 1] },
  ]);
  expect(directories(environment({}, { stateDirectory: directory }))).toMatchObject([
    { id: 'collector/directory', path: ['collector', 'alloy', 'stateDirectory'] },
  ]);
});

test('Talos keeps state below /var only', () => {
  const alloy = { stateDirectory: '/opt/alloy' };
  expect(ids({}, alloy, 'talos')).toEqual(['collector/state-directory']);
  expect(ids({}, alloy, 'k3s')).toEqual([]);
  expect(ids({}, {}, 'talos')).toEqual([]);
});

test('the same holds for the OpenTelemetry collectors', () => {
  const otel = 'otel: { stateDirectory: /opt/otelcol, shipper: { namespace: logs } }';
  const text = MINIMAL.replace('alloy: { namespace: monitoring }', otel).replace(
    /distribution: \w+/,
    'distribution: talos',
  );
  expect(directories(loadOne(text))).toMatchObject([
    {
      id: 'collector/state-directory',
      path: ['collector', 'otel', 'stateDirectory'],
      fix: expect.stringContaining('/var/lib/otelcol'),
    },
  ]);
});

test('sources that name their own directory name one', () => {
  const journal = { directory: '/run/log/', job: 'journal' };
  const rke2 = { dataDirectory: '/var/lib/*', job: 'rke2' };
  expect(directories(environment({ journal, rke2 }))).toMatchObject([
    { id: 'collector/directory', path: ['logs', 'journal', 'directory'] },
    { id: 'collector/directory', path: ['logs', 'rke2', 'dataDirectory'] },
  ]);
});
