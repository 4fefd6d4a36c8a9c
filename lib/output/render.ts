import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { STAGES, stageFolder } from '../delivery/stage';
import type { Finding } from '../findings/finding';
import { objectFiles } from '../kubernetes/object-files';
import { needs } from '../needs/lines';
import type { StackPlan } from '../plan/plan';
import { htmlComment } from '../syntax/comment';
import { toYaml } from '../syntax/yaml';
import { header, type OutputFile, yamlFile } from './file';
import { chartObjects } from './objects';
import { readme } from './readme/readme';
import { smokeFunctions, smokeScript } from './smoke';

/** A stack as a construct tree, and what it was made from. */
export interface PlannedTree extends Pick<IConstruct, 'node'> {
  /** The plan that the tree was made from. */
  readonly plan: StackPlan;
}

/**
 * Makes all files of one environment's folder: its README, a root `kustomization.yaml` that starts the delivery, the
 * engine's entry objects if it has any, a folder for each stage with one object a file, manual steps, and scripts with
 * what they read.
 */
export function renderStack(stack: PlannedTree, acknowledged: readonly Finding[]): readonly OutputFile[] {
  const { environment, tiers, delivery } = stack.plan;
  const folder = (name: string) => `${environment.name}/${name}`;
  const entry = renderFolder(stack, delivery.engine, delivery.engine);
  const started = [...(entry.length > 0 ? [delivery.engine] : []), ...delivery.appliedWithEntry.map(stageFolder)];
  const manualSteps = environment.enabled ? tiers.flatMap((tier) => tier.manualSteps ?? []) : [];
  const stages = STAGES.flatMap((stage) => renderFolder(stack, stage, stageFolder(stage)));
  const files: readonly OutputFile[] = [
    { path: 'README.md', content: `${htmlComment(header(environment.file))}\n\n${readme(stack.plan, acknowledged)}` },
    kustomization('.', started, environment.file),
    ...entry,
    ...stages,
    ...manualSteps.map(({ path, content }) => yamlFile(path, environment.file, content)),
    yamlFile(
      'needs.txt',
      environment.file,
      needs(stack.plan)
        .map((line) => `${line}\n`)
        .join(''),
    ),
    ...(environment.enabled ? [{ path: 'smoke.sh', content: smokeScript(stack.plan), executable: true }] : []),
  ];
  return files.map((file) => ({ ...file, path: folder(file.path) }));
}

/** Makes the files that the scripts of all environments share. */
export function sharedFiles(): readonly OutputFile[] {
  return [smokeFunctions()];
}

/** Nothing where nothing is delivered: a folder without objects could not be applied. */
function renderFolder(stack: PlannedTree, chartId: string, folder: string): readonly OutputFile[] {
  const chart = stack.node.tryFindChild(chartId);
  if (!chart) return [];
  const objects = objectFiles(chartObjects(Chart.of(chart)));
  const source = stack.plan.environment.file;
  const files = objects.map(({ file, object }) => yamlFile(`${folder}/${file}`, source, toYaml(object)));
  const names = objects.map(({ file }) => file);
  return [kustomization(folder, names, source), ...files];
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
function kustomization(folder: string, resources: readonly string[], source: string): OutputFile {
  const content = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  };
  const path = folder === '.' ? 'kustomization.yaml' : `${folder}/kustomization.yaml`;
  return yamlFile(path, source, toYaml(content));
}
