import type { Delivery } from '../delivery/delivery';
import { STAGES, stageFolder } from '../delivery/stage';
import { type Manifest, toJson } from '../kubernetes/manifest';
import { objectFiles } from '../kubernetes/object-files';
import { type KubeObject, kubeObject } from '../references/kube-object';
import type { Environment } from './environment';

/** What an environment delivers. */
export interface DeliveredStack {
  /** The environment that was planned. */
  readonly environment: Environment;

  /** The objects that are written, patches included. */
  readonly delivery: Delivery;
}

/** Lists the objects that an environment delivers, patches included, each with its file in `dist/`. */
export function deliveredObjects({ environment, delivery }: DeliveredStack): readonly KubeObject[] {
  const folders = [
    [delivery.engine, delivery.entry] as const,
    ...STAGES.map((stage) => [stageFolder(stage), delivery.stages[stage]] as const),
  ];
  return folders.flatMap(([folder, manifests]) => filed(`${environment.name}/${folder}`, manifests));
}

function filed(folder: string, manifests: readonly Manifest[]): readonly KubeObject[] {
  return objectFiles(manifests).flatMap(({ file, object }) => kubeObject(toJson(object), `${folder}/${file}`) ?? []);
}
