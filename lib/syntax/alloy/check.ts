import { type Block, Call, type Component, Reference, type Value } from './document';

/** Why Alloy would not load a document, or would load it for nothing. Empty if there is no reason. */
export function documentProblems(components: readonly Component[]): readonly string[] {
  const references = components.flatMap(blockReferences);
  return [
    ...findDuplicates(components),
    ...findDangling(components, references),
    ...findUnused(components, references),
  ];
}

/** All references in a block, in the order in which they stand. */
export function blockReferences({ attributes, blocks }: Block): readonly Reference[] {
  return [...Object.values(attributes).flatMap(valueReferences), ...blocks.flatMap(blockReferences)];
}

function valueReferences(value: Value): readonly Reference[] {
  if (value instanceof Reference) return [value];
  if (value instanceof Call) return value.parameters.flatMap(valueReferences);
  return typeof value === 'object' ? Object.values(value).flatMap(valueReferences) : [];
}

function findDuplicates(components: readonly Component[]): readonly string[] {
  const ids = components.map(componentId);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands twice in the document`);
}

function findDangling(components: readonly Component[], references: readonly Reference[]): readonly string[] {
  return references
    .filter(({ component }) => !components.includes(component))
    .map(({ component }) => `${componentId(component)} is referred to but not in the document`);
}

/**
 * Sources export nothing: they are where lines begin. What asks a server is there to fail. Everything else must be
 * reached by a reference.
 */
function findUnused(components: readonly Component[], references: readonly Reference[]): readonly string[] {
  return components
    .filter(({ name }) => !name.startsWith('loki.source.') && name !== 'remote.http')
    .filter((component) => !references.some((reference) => reference.component === component))
    .map((component) => `${componentId(component)} is in the document but nothing refers to it`);
}

function componentId({ name, label }: Component): string {
  return `${name}.${label}`;
}
