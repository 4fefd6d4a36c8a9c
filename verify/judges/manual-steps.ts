import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { type Judge, withTool } from '../judge';
import { verdictOf } from '../judgement';
import type { SourceFile } from '../material';

/** Judges what people apply outside of Kubernetes: patches of Talos machine configurations, and values of istiod. */
export const judgeManualSteps: Judge = ({ files }) => [
  ...files.filter(everyDocument(isTalos)).map(manualStep('Talos machine configurations', 'talos-config')),
  ...files.filter(everyDocument(isMesh)).map(manualStep('mesh configurations', 'istio-mesh')),
];

function manualStep(what: string, tool: 'talos-config' | 'istio-mesh') {
  return ({ name, path }: SourceFile) => ({
    what,
    subjects: [name],
    files: [name],
    tool,
    judge: withTool(async (toolbox, program) => verdictOf(await toolbox.run(program.path, [path]))),
  });
}

function everyDocument(is: (document: JsonObject) => boolean) {
  return ({ documents }: SourceFile) => documents.length > 0 && documents.every(is);
}

/** `machine` and `cluster`, or a document of its own kind: those have no metadata, and a version without a group. */
export function isTalos({ apiVersion, kind, metadata, machine }: JsonObject): boolean {
  if (isJsonObject(machine)) return true;
  return /^v1alpha\d+$/.test(String(apiVersion)) && typeof kind === 'string' && metadata === undefined;
}

function isMesh({ kind, meshConfig }: JsonObject): boolean {
  return kind === undefined && isJsonObject(meshConfig);
}
