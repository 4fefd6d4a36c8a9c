import type { Json, JsonObject } from '../../lib/kubernetes/json';
import type { Manifest } from '../../lib/kubernetes/manifest';
import { asPointer } from '../../lib/kubernetes/pointer';
import { patchObject } from '../../lib/plan/patched-object';
import { deliveredManifests } from '../support/delivered';
import { describeServer } from './server';

// Whatever patches make of objects and we let through, a real API server takes.

const VALUES: readonly Json[] = [
  5,
  -1,
  0.5,
  4e12,
  'text',
  '',
  'Bad_Name ',
  '../x',
  true,
  [],
  {},
  ['x'],
  { a: 'b' },
  [{}],
  '10Gi',
  '-5',
];

/** Every thirtieth of what can be done to a value of one object of each kind. */
function patchedObjects(): readonly Manifest[] {
  const kinds = new Map(deliveredManifests().map((object) => [`${object.apiVersion} ${object.kind}`, object]));
  const tries = [...kinds.values()].flatMap((object) =>
    placesIn(object).flatMap((path) => operationsAt(asPointer(path)).map((operation) => ({ object, operation }))),
  );
  return tries
    .filter((_, index) => index % 30 === 7)
    .flatMap(({ object, operation }) => {
      const target = object as unknown as Manifest;
      const { kind, metadata } = target;
      const patch = { target: { kind, name: metadata.name }, operations: [operation] };
      const { object: patched, faults } = patchObject(target, [{ patch, index: 0 }]);
      return faults.length === 0 ? [patched] : [];
    });
}

function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function operationsAt(path: string): readonly JsonObject[] {
  return [
    { op: 'remove', path },
    { op: 'add', path: `${path}/unknown`, value: 'x' },
    { op: 'copy', from: `${path}/0`, path: `${path}/-` },
    ...VALUES.map((value) => ({ op: 'replace', path, value })),
  ];
}

describeServer('a real API server', (server) => {
  test('takes every patched object that no finding refuses', () => {
    const objects = patchedObjects();
    const namespaces = [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))];
    const made = namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    server().kubectl(['apply', '--server-side', '-f', '-'], documents(made));
    const tried = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict', '-f', '-'];
    const { code, stderr } = server().kubectl(tried, documents(objects));
    expect([code, stderr.replaceAll(/^Warning: .*\n/gm, '')]).toEqual([0, '']);
    expect(objects.length).toBeGreaterThan(100);
  }, 120_000);
});

function documents(objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}
