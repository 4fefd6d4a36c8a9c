import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { valuesAt } from './field-path';
import type { KubeObject } from './kube-object';
import { TEXT_FIELDS } from './read-fields';
import { type Address, parseAddress, urlsIn } from './urls';

/** An address in the text of an object. */
export interface NamedAddress {
  /** The object that names it. */
  readonly by: KubeObject;

  /** The address, taken apart. */
  readonly address: Address;

  /** Where a name without a namespace is looked up. @default - nowhere */
  readonly namespace?: string;
}

/** Lists all addresses that objects name, in their order. */
export function namedAddresses(objects: readonly KubeObject[]): readonly NamedAddress[] {
  return objects.flatMap((by) => {
    const texts = (entryOf(TEXT_FIELDS, by.kind) ?? []).flatMap((path) => valuesAt(by.json, path)).flatMap(textsIn);
    const namespace = namespaceOfTexts(by);
    return [...new Set(texts.flatMap(urlsIn))].flatMap((word) => {
      const address = parseAddress(word);
      return address ? [{ by, address, namespace }] : [];
    });
  });
}

/** Collects all texts at any depth, without the maps that say `enabled: false`. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isJsonObject(value) || value.enabled === false) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Values are used where the release goes, all other texts where the object is. */
function namespaceOfTexts({ kind, namespace, json }: KubeObject): string | undefined {
  const target =
    kind === 'Application'
      ? valueAt(json, 'spec', 'destination', 'namespace')
      : valueAt(json, 'spec', 'targetNamespace');
  return typeof target === 'string' ? target : namespace;
}
