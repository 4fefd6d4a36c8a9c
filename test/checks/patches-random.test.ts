import { App } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { checkPlan } from '../../lib/checks/all';
import { linkStack } from '../../lib/checks/links';
import { hasErrors } from '../../lib/findings/finding';
import type { Json, JsonObject } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { asPointer } from '../../lib/kubernetes/pointer';
import { renderStack } from '../../lib/output/render';
import { planStack } from '../../lib/plan/plan';
import { addCharts } from '../../lib/stack/charts';
import { loadFixture } from '../support/load-fixture';

// Whatever a patch does: a finding or files below the folder, and never a stack trace.

const VALUES: readonly Json[] = [
  5,
  -1,
  '',
  'x',
  '../x',
  '$(id)',
  'a\nb',
  '\u0000',
  true,
  [],
  {},
  ['x'],
  [{}],
  { a: {} },
];
const IDENTITY = ['/metadata', '/metadata/name', '/metadata/namespace', '/metadata/labels', '/kind', '/apiVersion'];

test.each(['standalone', 'talos-ambient', 'rke2-prod', 'homelab-staging'])(
  '%s',
  (name) => {
    const environment = loadFixture(name);
    const { entry, stages } = planStack(environment).delivery;
    const objects = [...entry, ...Object.values(stages).flat()];
    const places = objects.flatMap((object) =>
      [...IDENTITY, ...pointersIn(toJson(object))].map((path) => ({ object, path })),
    );
    const operation = fc.oneof(
      fc.constantFrom(...VALUES).map((value): Omit<JsonObject, 'path'> => ({ op: 'replace', value })),
      fc.constantFrom(...VALUES).map((value): Omit<JsonObject, 'path'> => ({ op: 'add', value })),
      fc.constant({ op: 'remove' }),
      fc.constantFrom(...IDENTITY).map((from) => ({ op: 'copy', from })),
      fc.constantFrom(...IDENTITY).map((from) => ({ op: 'move', from })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), operation, ({ object, path }, what) => {
        const { kind, metadata } = object;
        const patch = { target: { kind, name: metadata.name }, operations: [{ ...what, path }] };
        const plan = planStack({ ...environment, patches: [patch] });
        if (hasErrors([...checkPlan(plan), ...linkStack(plan, [])])) return;
        const tree = new Construct(new App(), name);
        addCharts(tree, plan.delivery);
        const paths = renderStack({ plan, node: tree.node }, []).map((file) => file.path);
        expect(paths.filter((file) => !/^[a-zA-Z0-9-]+(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)+$/.test(file))).toEqual([]);
        expect(new Set(paths.map((file) => file.toLowerCase())).size).toBe(paths.length);
      }),
      { numRuns: 12, seed: 14 },
    );
  },
  120_000,
);

function pointersIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return [asPointer(path)];
  const below = Object.entries(value).flatMap(([key, each]) => pointersIn(each, [...path, key]));
  return path.length === 0 ? below : [asPointer(path), ...below];
}
