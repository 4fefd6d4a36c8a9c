import type { Manifest } from '../kubernetes/manifest';

/** The order in which objects must exist: each stage is a folder of `dist/<environment>/`. */
export const STAGES = ['prerequisites', 'releases', 'configs'] as const;

export type Stage = (typeof STAGES)[number];

/** The objects of each stage. */
export type StagedManifests = Readonly<Record<Stage, readonly Manifest[]>>;

/** Name of a stage's folder: the number keeps the listing in the order of delivery. */
export function stageFolder(stage: Stage): string {
  return `${STAGES.indexOf(stage) + 1}-${stage}`;
}
