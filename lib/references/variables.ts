import type { KubeObject } from './kube-object';

/** `${APP}` of Flux and envsubst, `{{ .Values.name }}` of Helm and others: what it is is decided later. */
const VARIABLE = /\$\{[^}]*\}|\{\{.*?\}\}|\$\w+/g;

/** Tells whether a text is put together later. */
export function hasVariable(text: string): boolean {
  return text.search(VARIABLE) !== -1;
}

/** What is a variable alone says nothing of a name. */
function saysSomething(text: string): boolean {
  return hasVariable(text) && text.replaceAll(VARIABLE, '').replaceAll(/[^a-z0-9]/g, '') !== '';
}

/** Texts with variables in them, as a test of what they may come to. */
export function madeOfVariables(texts: readonly string[]): (text: string) => boolean {
  const patterns = [...new Set(texts.filter(saysSomething))].map(patternOf);
  return (text) => patterns.some((pattern) => pattern.test(text));
}

function patternOf(text: string): RegExp {
  const fixed = text.split(VARIABLE).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.*')}$`);
}

/** May objects of a kind, whose name or namespace is put together later, come to have a name? */
export function variableNames(objects: readonly KubeObject[]): (kind: string, name: string) => boolean {
  const names = new Map<string, string[]>();
  for (const { kind, name, namespace = '' } of objects) {
    if (!hasVariable(name) && !hasVariable(namespace)) continue;
    names.set(kind, [...(names.get(kind) ?? []), name]);
  }
  const tests = new Map([...names].map(([kind, texts]) => [kind, { texts, fits: madeOfVariables(texts) }]));
  return (kind, name) => {
    const known = tests.get(kind);
    return known !== undefined && (known.texts.includes(name) || known.fits(name));
  };
}
