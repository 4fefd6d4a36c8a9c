import { loadOne, MINIMAL } from './in-memory';

describe('a source of logs', () => {
  const SOURCES = ['pods', 'events', 'machineLogs', 'journal', 'rke2', 'audit', 'talos'] as const;

  it.each(SOURCES)('%s is on with true, {} and enabled, and off with false, also over what a base says', (source) => {
    const asked = (value: string) => loadOne(`${MINIMAL}logs: { ${source}: ${value} }\n`).logs[source];
    expect(asked('true')).toBeDefined();
    expect(asked('{}')).toEqual(asked('true'));
    expect(asked('{ enabled: true }')).toEqual(asked('true'));
    expect([asked('false'), asked('{ enabled: false }')]).toEqual([undefined, undefined]);
  });

  it('follows traces where somebody follows lines to them', () => {
    expect(loadOne(MINIMAL).logs.pods?.traceIds).toBe(false);
    expect(loadOne(`${MINIMAL}tracing: {}\n`)).toMatchObject({
      tracing: { datasourceUid: 'tempo' },
      logs: { pods: { traceIds: true } },
    });
  });
});
