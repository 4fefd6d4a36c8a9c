import { DATASOURCE, found, GRAFANA, patched, patchOf, RELEASE, replace } from './patched-file';

// What else refers to: the names of objects, releases and namespaces.

describe('two objects of one kind and name', () => {
  test('are an error of the operation that calls one like the other', () => {
    expect(
      found(patched(RELEASE, 'op: add, path: /spec/suspend, value: true', replace('/metadata/name', 'alloy'))),
    ).toMatchObject([
      {
        id: 'patches/object-twice',
        path: ['patches', 0, 'operations', 1],
        problem: 'HelmRelease flux-system/loki would be called like another object: HelmRelease flux-system/alloy',
      },
    ]);
  });

  test('may swap their names', () => {
    const faults = found(
      `patches:\n${patchOf(RELEASE, replace('/metadata/name', 'alloy'))}${patchOf('kind: HelmRelease, name: alloy', replace('/metadata/name', 'loki'))}`,
    );
    expect(faults.map(({ id }) => id)).not.toContain('patches/object-twice');
  });
});

describe('what everything else is computed from', () => {
  test.each([
    ['the version of a chart', '/spec/chart/spec/version', '6.50.0', 'the version of the release loki would be 6.50.0'],
    ['the name of a release', '/spec/releaseName', 'store', 'the name of the release loki would be store'],
    [
      'the namespace of a release',
      '/spec/targetNamespace',
      'other',
      'the namespace of the release loki would be other',
    ],
    ['a chart', '/spec/chart/spec/chart', 'tempo', 'the chart of the release loki would be tempo'],
  ])('%s is not for a patch to change', (_, path, value, words) => {
    expect(found(patched(RELEASE, replace(path, value)))).toMatchObject([
      { id: 'patches/release-changed', path: ['patches', 0, 'operations', 0], problem: expect.stringContaining(words) },
    ]);
  });

  test('a namespace that nobody makes holds no object, and one that is declared may', () => {
    const moved = patched(DATASOURCE, replace('/metadata/namespace', 'other'));
    expect(found(`${GRAFANA}\n${moved}`)).toMatchObject([
      {
        id: 'patches/namespace',
        problem: expect.stringContaining('would be in the namespace other, which nobody makes'),
      },
    ]);
    const declared = 'others: { objects: [{ kind: Namespace, name: other }] }';
    expect(found(`${GRAFANA}\n${declared}\n${moved}`)).toEqual([]);
  });

  test('a Namespace keeps its name while objects are in it', () => {
    expect(found(patched('kind: Namespace, name: monitoring', replace('/metadata/name', 'other')))).toMatchObject([
      { id: 'patches/namespace', problem: expect.stringContaining('and other objects stay in monitoring') },
    ]);
  });
});
