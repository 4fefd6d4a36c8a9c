import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { describeObject, type KubeObject } from '../../lib/link/kube-object';
import { dryRun, writeObjects } from '../api/dry-run';
import { makeNamespaces } from '../api/namespaces';
import { podOf } from '../api/pod';
import type { Bench } from '../bench';
import type { Judge, Task } from '../judge';
import { type Material, plainObjects, renderedObjects, type SourceFile } from '../material';

/**
 * The API server on every object (schemas, CEL rules, defaults), and on every pod that they run (Pod Security of its
 * namespace): those of the folder and those that charts render.
 */
export const judgeObjects: Judge = (material) => {
  const files = material.files.filter(isObjects);
  const rendered = renderedObjects(material);
  const pods = [...plainObjects(material), ...rendered].flatMap((object) => {
    const pod = podOf(object);
    return pod ? [{ subject: subjectOf(object), pod }] : [];
  });
  const names = files.map(({ name }) => name);
  const paths = files.map(({ path }) => path);
  const tasks: readonly Task[] = [
    { ...task(material, 'objects', names, () => paths), files: names },
    task(material, 'rendered objects', rendered.map(subjectOf), (bench) => writeObjects(bench, rendered.map(placed))),
    task(material, 'pods', subjects(pods), (bench) =>
      writeObjects(
        bench,
        pods.map(({ pod }) => pod),
      ),
    ),
  ];
  return tasks.filter((each) => each.subjects.length > 0);
};

/** A file that cannot be read may be one, too: kubectl says what is wrong with it. */
function isObjects({ unreadable, documents, objects }: SourceFile): boolean {
  return unreadable || (objects.length > 0 && documents.length === objects.length);
}

function task(
  material: Material,
  what: string,
  subjects: readonly string[],
  files: (bench: Bench) => readonly string[],
): Task {
  return {
    what,
    subjects,
    tool: 'kube-apiserver',
    cluster: true,
    async judge(bench) {
      const cluster = await bench.cluster();
      await makeNamespaces(cluster, material);
      return dryRun(cluster, files(bench));
    },
  };
}

function subjectOf(object: KubeObject): string {
  return `${object.origin}: ${describeObject(object)}`;
}

function subjects(pods: readonly { readonly subject: string }[]): readonly string[] {
  return pods.map(({ subject }) => subject);
}

/** Helm puts what does not say its namespace into that of the release. */
function placed({ json, namespace }: KubeObject): JsonObject {
  if (namespace === undefined || !isJsonObject(json.metadata)) return json;
  return { ...json, metadata: { ...json.metadata, namespace } };
}
