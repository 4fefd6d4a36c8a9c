import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';

/** An object of Kubernetes that stands in `dist/`. */
export interface DistObject {
  /** Relative to `dist/`. */
  readonly file: string;
  readonly object: JsonObject;
}

/** What is handed to others than Kubernetes. */
const MANUAL_STEPS = ['/talos/', '/istio/'];

/** Every object in `dist/`. */
export function distObjects(): readonly DistObject[] {
  return readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !MANUAL_STEPS.some((folder) => file.includes(folder)))
    .sort()
    .map((file) => ({ file, object: parse(readFileSync(join('dist', file), 'utf8')) as JsonObject }));
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

/** Names of the environments in `dist/`: its folders. */
export function distEnvironments(): readonly string[] {
  const entries = readdirSync('dist', { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** Every Helm release in `dist/`. */
export function distReleases(): readonly DistRelease[] {
  return distEnvironments().flatMap((environment) =>
    deliveredReleases(clusterObjects(environment)).map((release) => ({ ...release, file: release.object.origin })),
  );
}
