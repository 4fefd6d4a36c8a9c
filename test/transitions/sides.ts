import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { loadEnvironments } from '../../lib/environment/load';
import type { JsonObject } from '../../lib/kubernetes/json';
import { applyMergePatch } from '../../lib/kubernetes/merge-patch';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import type { Environment } from '../../lib/plan/environment';
import { planStack } from '../../lib/plan/plan';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { readInventories } from '../../lib/rendered/inventories';
import type { Change } from '../../lib/transitions/pair';
import type { Side } from '../../lib/transitions/side';
import { sideOf } from '../../lib/transitions/side-of';
import { dataOf } from '../support/edit-files';
import { FIXTURE_LOCKS, fixture } from '../support/fixture';
import { renderedInventories } from './rendered';

/** A change of an environment of the tests: what differs from its file before, and after. */
export interface EnvironmentChange {
  /** Name of the environment: `homelab-production`. */
  readonly of: string;

  /** Laid over its data before the change: `null` takes a key away. @default - as the file says */
  readonly base?: JsonObject;

  /** Laid over its data after the change. @default - as the file says */
  readonly head?: JsonObject;
}

/** Makes the two sides of a change: inventories are known of what is as the file says. */
export function changeOf({ of, base = {}, head = {} }: EnvironmentChange): Change {
  return { base: sideFrom(of, base), head: sideFrom(of, head) };
}

/** One side of a change, with the inventories that are recorded of its releases. Equal ones are made once. */
export function sideFrom(name: string, edits: JsonObject): Side {
  const key = JSON.stringify([name, edits]);
  const side = sides.get(key) ?? makeSide(name, edits);
  sides.set(key, side);
  return side;
}

const sides = new Map<string, Side>();

function makeSide(name: string, edits: JsonObject): Side {
  const plan = planStack(editedEnvironment(name, edits));
  const objects = deliveredObjects(plan);
  const known = readInventories(FIXTURE_LOCKS, name);
  return sideOf(objects, [...known, ...renderedInventories(deliveredReleases(objects), known)], plan);
}

/** An environment of the tests with other data. @throws if it is not valid any more, with the reasons */
export function editedEnvironment(name: string, edits: JsonObject): Environment {
  const data = applyMergePatch(dataOf(texts(fixture(name)), fixture(name)), edits);
  const path = `environments/${name}.yaml`;
  const { environments, findings } = loadEnvironments(
    [path],
    (asked) => (asked === path ? stringify(data) : undefined),
    FIXTURE_LOCKS,
  );
  const [environment] = environments;
  if (!environment) throw new Error(findings.map(({ finding }) => finding.problem).join('\n'));
  return environment;
}

function texts(path: string): Readonly<Record<string, string>> {
  const text = readFileSync(path, 'utf8');
  const base = /^extends: *(\S+)/m.exec(text)?.[1];
  return { [path]: text, ...(base !== undefined && texts(`${path.slice(0, path.lastIndexOf('/'))}/${base}`)) };
}
