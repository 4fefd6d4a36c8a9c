import { type CollectedProps, collectedLogs } from '../../../lib/logs/collected';
import { SOURCE_NAMES } from '../../../lib/logs/sources/all';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import { loadOne, MINIMAL } from '../../environment/in-memory';

const facts = { distribution: 'k3s', traceIds: false } as const;

/** Every prop: a new one must be added here. */
const everything: Required<CollectedProps> = {
  cluster: 'edge',
  collects: [LogSources.pods({ traceIds: true }), LogSources.nodeFiles([{ path: '/srv/log/a', job: 'a' }])],
  nodeDirectories: ['/var/log', '/srv/log'],
  redaction: { namespaces: ['payments'] },
  drop: { 'Health checks': 'GET /healthz' },
};

test('there is a function for each source', () => {
  expect(Object.keys(LogSources)).toEqual(SOURCE_NAMES);
});

test.each(SOURCE_NAMES.filter((name) => name !== 'nodeFiles'))(
  '%s is what a file gets that only switches it on',
  (name) => {
    const { logs } = loadOne(
      `${MINIMAL}logs: { pods: ${name === 'pods'}, ${name === 'pods' ? 'events' : name}: true }\n`,
    );
    expect(collectedLogs({ cluster: 'production', collects: [LogSources[name]()] }, facts)[name]).toEqual(logs[name]);
  },
);

test('what is said wins over the defaults, and a list is taken as it is', () => {
  expect(LogSources.journal({ job: 'units' }).settings).toEqual({ directory: '/var/log/journal', job: 'units' });
  expect(LogSources.nodeFiles([{ path: '/var/log/syslog', job: 'syslog' }])).toEqual({
    name: 'nodeFiles',
    settings: [{ path: '/var/log/syslog', job: 'syslog' }],
  });
});

test('a collector that is told nothing reads pods', () => {
  const { logs } = loadOne(MINIMAL);
  const { nodeFiles: _, ...asked } = logs;
  expect(collectedLogs({ cluster: 'production' }, facts)).toEqual(asked);
});

test('whatever is said is found again', () => {
  expect(collectedLogs(everything, facts)).toMatchObject({
    cluster: 'edge',
    pods: { traceIds: true },
    nodeFiles: [{ path: '/srv/log/a', job: 'a' }],
    nodeDirectories: ['/var/log', '/srv/log'],
    redaction: { namespaces: ['payments'] },
    drop: [{ name: 'Health checks', pattern: 'GET /healthz' }],
  });
});

test('a source is asked for once', () => {
  const collects = [LogSources.journal(), LogSources.journal({ job: 'other' })];
  expect(() => collectedLogs({ cluster: 'edge', collects }, facts)).toThrow('the source journal is asked for twice');
});
