import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { describeObject, type KubeObject } from '../../lib/references/kube-object';
import { dryRun, writeObjects } from '../api/dry-run';
import { makeNamespaces } from '../api/namespaces';
import { podOf } from '../api/pod';
import type { Judge, Task } from '../judge';
import { type Material, plainObjects, renderedObjects, type SourceFile } from '../material';
import type { Toolbox } from '../toolbox';
import { isTalos } from './manual-steps';

/**
 * The API server on every object (schemas, CEL rules, defaults), and on every pod that they run (Pod Security of its
 * namespace): those of the folder and those that charts render.
 */
export const judgeObjects: Judge = (material) => {
  const files = material.files.filter(isObjects);
  const rendered = renderedObjects(material);
  const runners = [...plainObjects(material), ...rendered].filter((object) => podOf(object) !== undefined);
  const pods = runners.map(podOf).filter((pod) => pod !== undefined);
  const names = files.map(({ name }) => name);
  const paths = files.map(({ path }) => path);
  const tasks: readonly Task[] = [
    { ...task(material, 'objects', names, () => paths), files: names },
    task(material, 'rendered objects', rendered.map(subjectOf), (toolbox) =>
      writeObjects(toolbox, rendered.map(placed)),
    ),
    task(material, PODS, runners.map(subjectOf), (toolbox) => writeObjects(toolbox, pods)),
  ];
  return tasks.filter((each) => each.subjects.length > 0);
};

const PODS = 'pods';

/** Pod Security on what would make pods: it judges those pods as well. */
const OF_TEMPLATES = /^Warning: would violate PodSecurity .*\n/gm;

/** Objects that lack a name or a kind as well: the API server says what is wrong with them. */
function isObjects({ documents }: SourceFile): boolean {
  return documents.some((document) => isObject(document) && !isTalos(document));
}

function isObject({ apiVersion, kind }: JsonObject): boolean {
  return (kind !== undefined || apiVersion !== undefined) && !String(apiVersion).startsWith('kustomize.config.k8s.io/');
}

function task(
  material: Material,
  what: string,
  subjects: readonly string[],
  files: (toolbox: Toolbox) => readonly string[],
): Task {
  return {
    what,
    subjects,
    tool: 'kube-apiserver',
    cluster: true,
    async judge(toolbox) {
      const cluster = await toolbox.dryRunServer();
      await makeNamespaces(cluster, material);
      return dryRun(cluster, files(toolbox), what === PODS ? [] : [OF_TEMPLATES]);
    },
  };
}

function subjectOf(object: KubeObject): string {
  return `${object.origin}: ${describeObject(object)}`;
}

/** Helm puts what does not say its namespace into that of the release. */
function placed({ json, namespace }: KubeObject): JsonObject {
  if (namespace === undefined || !isJsonObject(json.metadata)) return json;
  return { ...json, metadata: { ...json.metadata, namespace } };
}
