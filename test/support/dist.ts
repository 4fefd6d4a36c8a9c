import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';

/** Folder of what synth writes of the environments of the tests: the first test of a run that asks for it makes it. */
export function fixtureDist(): string {
  const { RUN_FOLDER } = process.env;
  if (RUN_FOLDER === undefined) throw new Error('jest.before.js has made no folder');
  const folder = join(RUN_FOLDER, 'dist');
  if (!existsSync(folder)) {
    // Loaded only here: it takes a second, and the other tests have no need of it.
    jest.requireActual<typeof import('./synth-fixtures')>('./synth-fixtures').synthFixtures(folder);
  }
  return folder;
}

/** An object of Kubernetes in that `dist/`. */
export interface DistObject {
  /** Relative to `dist/`. */
  readonly file: string;
  readonly object: JsonObject;
}

/** What is handed to others than Kubernetes. */
const MANUAL_STEPS = ['/talos/', '/istio/'];

/** Every object in it. */
export function distObjects(): readonly DistObject[] {
  const folder = fixtureDist();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !MANUAL_STEPS.some((step) => file.includes(step)))
    .sort()
    .map((file) => ({ file, object: parse(readFileSync(join(folder, file), 'utf8')) as JsonObject }));
}

/** What the cluster of an environment gets. */
export function clusterObjects(environment: string): readonly KubeObject[] {
  return distObjects()
    .filter(({ file }) => file.startsWith(`${environment}/`))
    .flatMap(({ file, object }) => kubeObject(object, file) ?? []);
}

/** A Helm release, as whichever engine installs it. */
export interface DistRelease extends DeliveredRelease {
  readonly file: string;
}

/** Names of its environments: its folders. */
export function distEnvironments(): readonly string[] {
  const entries = readdirSync(fixtureDist(), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** Every Helm release in it. */
export function distReleases(): readonly DistRelease[] {
  return distEnvironments().flatMap((environment) =>
    deliveredReleases(clusterObjects(environment)).map((release) => ({ ...release, file: release.object.origin })),
  );
}
