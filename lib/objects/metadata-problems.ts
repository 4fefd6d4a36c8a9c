import { isJsonObject, type Json } from '../kubernetes/json';
import type { KindSchema } from './kind-schema';
import { DNS_LABEL, LABEL_VALUE, type NameRule, nameProblem, nameRule, QUALIFIED_NAME } from './names';
import { type FieldPath, type ObjectProblem, shown } from './object-problem';

/** Fields of metadata that a manifest has; others are for the cluster to write. */
const WRITTEN = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'];

/** `TotalAnnotationSizeLimitB` of k8s.io/apimachinery/pkg/api/validation */
const ANNOTATION_BYTES = 256 * 1024;

/** Judges what identifies and marks an object: `ValidateObjectMeta` of k8s.io/apimachinery/pkg/api/validation. */
export function metadataProblems(metadata: Json | undefined, kind: KindSchema): readonly ObjectProblem[] {
  const path = ['metadata'];
  if (!isJsonObject(metadata)) return [wrong(path, metadata === undefined ? 'is missing' : 'must be a map')];
  return [
    ...Object.keys(metadata)
      .filter((key) => !WRITTEN.includes(key))
      .map((key) => wrong([...path, key], 'is no field that an object of a file has')),
    ...textProblems([...path, 'name'], metadata.name, nameRule(kind.kind)),
    ...namespaceProblems([...path, 'namespace'], metadata.namespace, kind),
    ...mapProblems([...path, 'labels'], metadata.labels, LABEL_VALUE),
    ...annotationProblems([...path, 'annotations'], metadata.annotations),
    ...finalizerProblems([...path, 'finalizers'], metadata.finalizers),
    ...ownerProblems([...path, 'ownerReferences'], metadata.ownerReferences),
  ];
}

/** Judges labels and annotations of a template. */
export function templateProblems(path: FieldPath, metadata: Json | undefined): readonly ObjectProblem[] {
  if (!isJsonObject(metadata)) return [];
  return [
    ...mapProblems([...path, 'labels'], metadata.labels, LABEL_VALUE),
    ...annotationProblems([...path, 'annotations'], metadata.annotations),
  ];
}

function namespaceProblems(path: FieldPath, namespace: Json | undefined, { namespaced, kind }: KindSchema) {
  if (namespaced) return textProblems(path, namespace, DNS_LABEL);
  return namespace === undefined ? [] : [wrong(path, `must not be there: a ${kind} belongs to the whole cluster`)];
}

function textProblems(path: FieldPath, value: Json | undefined, rule: NameRule): readonly ObjectProblem[] {
  if (value === undefined) return [wrong(path, 'is missing')];
  const problem = typeof value === 'string' ? nameProblem(value, rule) : `must be a text, and is ${shown(value)}`;
  return problem === undefined ? [] : [wrong(path, problem)];
}

/** Labels, or annotations without a rule for their values. */
export function mapProblems(path: FieldPath, map: Json | undefined, values?: NameRule): readonly ObjectProblem[] {
  if (map === undefined) return [];
  if (!isJsonObject(map)) return [wrong(path, `must be a map, and is ${shown(map)}`)];
  return Object.entries(map).flatMap(([key, value]) => {
    const at = [...path, key];
    // The API server asks of the keys of annotations that they are so in lower case.
    const keyProblem = nameProblem(values ? key : key.toLowerCase(), QUALIFIED_NAME);
    return [
      ...(keyProblem === undefined ? [] : [wrong(at, `has a key that ${keyProblem}`)]),
      ...(values || typeof value !== 'string' ? textProblems(at, value, values ?? ANY_TEXT) : []),
    ];
  });
}

const ANY_TEXT: NameRule = { accepts: 'a text', test: () => true };

function annotationProblems(path: FieldPath, annotations: Json | undefined): readonly ObjectProblem[] {
  const bytes = isJsonObject(annotations)
    ? Object.entries(annotations).reduce((sum, [key, value]) => sum + size(key, value), 0)
    : 0;
  const large =
    bytes > ANNOTATION_BYTES ? [wrong(path, `must have ${ANNOTATION_BYTES} bytes at most, and has ${bytes}`)] : [];
  return [...mapProblems(path, annotations), ...large];
}

function size(key: string, value: Json): number {
  return Buffer.byteLength(key) + Buffer.byteLength(String(value));
}

function finalizerProblems(path: FieldPath, finalizers: Json | undefined): readonly ObjectProblem[] {
  if (finalizers === undefined) return [];
  if (!Array.isArray(finalizers)) return [wrong(path, `must be a list, and is ${shown(finalizers)}`)];
  return finalizers.flatMap((finalizer, index) => [
    ...textProblems([...path, index], finalizer, QUALIFIED_NAME),
    ...(finalizers.indexOf(finalizer) < index ? [wrong([...path, index], 'is in the list already')] : []),
  ]);
}

/** An owner is named by its uid, which nobody knows before it is there. */
function ownerProblems(path: FieldPath, owners: Json | undefined): readonly ObjectProblem[] {
  return owners === undefined ? [] : [wrong(path, 'must not be there: the uid of an owner is that of one cluster')];
}

function wrong(path: FieldPath, problem: string): ObjectProblem {
  return { path, problem, about: 'metadata' };
}
