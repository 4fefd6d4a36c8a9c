import { Chart } from 'cdk8s';
import type { Finding } from '../checks/finding';
import { STAGES, stageFolder } from '../delivery/stage';
import type { Manifest } from '../kubernetes/manifest';
import type { LoggingStack } from '../stack';
import { toYaml } from '../syntax/yaml';
import { header, type OutputFile, yamlFile } from './file';
import { chartObjects } from './objects';
import { readme } from './readme/readme';

/**
 * All files of one environment's folder: its README, a root `kustomization.yaml` with the engine's entry objects, and a
 * folder for each stage, one object a file.
 */
export function renderStack(stack: LoggingStack, acknowledged: readonly Finding[]): readonly OutputFile[] {
  const { environment, delivery } = stack.plan;
  const folder = (name: string) => `${environment.name}/${name}`;
  const entry = renderFolder(stack, delivery.engine, delivery.engine);
  const stages = STAGES.flatMap((stage) => renderFolder(stack, stage, stageFolder(stage)));
  const files = [
    { path: 'README.md', content: `<!-- ${header(environment.file)} -->\n\n${readme(stack.plan, acknowledged)}` },
    kustomization('.', [delivery.engine], environment.file),
    ...entry,
    ...stages,
  ];
  return files.map(({ path, content }) => ({ path: folder(path), content }));
}

function renderFolder(stack: LoggingStack, chartId: string, folder: string): readonly OutputFile[] {
  const objects = chartObjects(Chart.of(stack.node.findChild(chartId)));
  if (objects.length === 0) return [];
  const source = stack.plan.environment.file;
  const files = objects.map((object) => yamlFile(`${folder}/${objectFile(object)}`, source, toYaml(object)));
  return [kustomization(folder, objects.map(objectFile), source), ...files];
}

/** `loki-helmrelease.yaml`: sorts by component, survives edits. */
function objectFile({ kind, metadata: { name } }: Manifest): string {
  return `${name}-${kind}.yaml`.toLowerCase();
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
