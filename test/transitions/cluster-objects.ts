import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../../lib/kubernetes/json';
import { applyMergePatch } from '../../lib/kubernetes/merge-patch';
import { hasPods, type KubeObject, podTemplate } from '../../lib/references/kube-object';
import { templateKey } from '../../lib/rendered/templates';
import { type Change, type Kept, keptOf, releasePairs } from '../../lib/transitions/pair';
import type { Side, SideRelease } from '../../lib/transitions/side';
import { findTool } from '../../tools/find';
import { renderRelease } from '../../verify/helm';

/** The objects before and after a change. A release of which Helm knows nothing any more is gone before the new ones come. */
export function objectsOf(change: Change, suffix: string): Kept<readonly JsonObject[]> {
  const kept = keptOf(releasePairs(change)).map(({ base }) => base);
  const base = { ...change.base, releases: kept };
  return { base: clusterObjects(base, suffix), head: clusterObjects(change.head, suffix) };
}

/** The namespaces that objects are in. */
export function namespacesOf(objects: readonly JsonObject[]): readonly JsonObject[] {
  const names = new Set(objects.flatMap((object) => valueAt(object, 'metadata', 'namespace') ?? []));
  return [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

/** Names an object as reviews do. @param suffix what its namespace ends with, or its own name */
export function titleOf(object: JsonObject, suffix: string): string {
  const [namespace, name] = ['namespace', 'name'].map((key) => valueAt(object, 'metadata', key));
  const bare = (text: Json | undefined) => String(text).replace(new RegExp(`${suffix}$`), '');
  return namespace === undefined ? `${object.kind} ${bare(name)}` : `${object.kind} ${bare(namespace)}/${name}`;
}

/**
 * The objects of a side as a cluster gets them: those of `dist/`, and those that inventories record, with what the API
 * server asks for and inventories leave out. The fingerprint of a template stands for what they do not keep of it.
 * @param suffix ends the names of namespaces, and of objects without one: several sides share a cluster
 */
function clusterObjects({ objects, releases }: Side, suffix: string): readonly JsonObject[] {
  const all = [...objects.map(({ json }) => json), ...releases.flatMap(renderedBy)];
  return all.map((json) => renamed(json, suffix));
}

const { CHARTS } = process.env;

/** CHARTS=FOLDER, with the unpacked charts in it, has the real Helm render all of them. */
function renderedBy(release: SideRelease): readonly JsonObject[] {
  if (CHARTS === undefined) return (release.rendered?.objects ?? []).map((object) => whole(object, release));
  const helm = findTool('helm')?.path ?? 'helm';
  const rendering = renderRelease(release.delivered, { folder: CHARTS, pull: false }, { path: helm });
  if (!('objects' in rendering)) throw new Error(JSON.stringify(rendering));
  return rendering.objects.map(({ json, namespace }) =>
    namespace === undefined ? json : applyMergePatch(json, { metadata: { namespace } }),
  );
}

function whole(object: KubeObject, { rendered }: SideRelease): JsonObject {
  const { kind, json } = object;
  if (kind === 'ConfigMap') return applyMergePatch(json, { data: textsOf(json) });
  if (!hasPods(object)) return json;
  const fingerprint = rendered?.templates?.[templateKey(object)] ?? '';
  const template = completed(podTemplate(object), kind, fingerprint);
  if (kind === 'Pod') return { ...json, ...template, metadata: json.metadata ?? {} };
  return applyMergePatch(json, { spec: { template } });
}

/** Binary data would have to be in base64. */
function textsOf(json: JsonObject): JsonObject {
  const data = valueAt(json, 'data');
  return isJsonObject(data) ? data : {};
}

function completed(template: JsonObject, kind: string, fingerprint: string): JsonObject {
  const spec = valueAt(template, 'spec') ?? {};
  const lists = ['initContainers', 'containers'].flatMap((list) => {
    const containers = listIn(spec, list).map(withImage);
    return containers.length === 0 ? [] : [[list, containers] as const];
  });
  const volumes = listIn(spec, 'volumes').map(filled);
  return applyMergePatch(template, {
    metadata: { annotations: { fingerprint } },
    spec: {
      ...Object.fromEntries(lists),
      ...(volumes.length > 0 && { volumes }),
      ...((kind === 'Job' || kind === 'Pod') && { restartPolicy: 'OnFailure' }),
    },
  });
}

/** Probes and variables are cut down to ports and URLs: what is left of them is no whole one. */
function withImage(container: Json): Json {
  if (!isJsonObject(container)) return container;
  const { livenessProbe: _, readinessProbe: __, startupProbe: ___, env: ____, command: _____, ...rest } = container;
  return { ...rest, image: container.image ?? 'stand-in' };
}

function filled(volume: Json): Json {
  return isJsonObject(volume) && Object.keys(volume).length === 1 ? { ...volume, emptyDir: {} } : volume;
}

/** Names that others refer to stay: nobody looks where they lead. */
function renamed(json: JsonObject, suffix: string): JsonObject {
  const namespace = valueAt(json, 'metadata', 'namespace');
  const name = String(valueAt(json, 'metadata', 'name'));
  if (typeof namespace === 'string') return applyMergePatch(json, { metadata: { namespace: `${namespace}${suffix}` } });
  return applyMergePatch(json, { metadata: { name: `${name}${suffix}` } });
}
