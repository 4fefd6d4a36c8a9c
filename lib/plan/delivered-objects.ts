import { STAGES, stageFolder } from '../delivery/stage';
import { type Manifest, toJson } from '../kubernetes/manifest';
import { objectFiles } from '../kubernetes/object-files';
import { type KubeObject, kubeObject } from '../references/kube-object';
import type { StackPlan } from './plan';

/** Lists the objects that an environment delivers, patches included, each with its file in `dist/`. */
export function deliveredObjects({ environment, delivery }: StackPlan): readonly KubeObject[] {
  const folders = [
    [delivery.engine, delivery.entry] as const,
    ...STAGES.map((stage) => [stageFolder(stage), delivery.stages[stage]] as const),
  ];
  return folders.flatMap(([folder, manifests]) => filed(`${environment.name}/${folder}`, manifests));
}

function filed(folder: string, manifests: readonly Manifest[]): readonly KubeObject[] {
  return objectFiles(manifests).flatMap(({ file, object }) => kubeObject(toJson(object), `${folder}/${file}`) ?? []);
}
