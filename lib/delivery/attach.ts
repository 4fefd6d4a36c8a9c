import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { idOfManifest, type Manifest } from '../kubernetes/manifest';

/** Adds objects to a chart, or to something in it, as they are. */
export function attach(scope: Construct, manifests: readonly Manifest[]): void {
  for (const manifest of manifests) new ApiObject(scope, idOfManifest(manifest), manifest);
}
