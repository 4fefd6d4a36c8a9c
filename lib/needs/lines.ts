import type { StackPlan } from '../plan/plan';
import type { Declaration } from '../references/declaration';
import type { Declared, DeclaredObject } from '../references/declared';
import { readWords, wordLine } from '../syntax/words';
import { existingNamespaces } from './existing-namespaces';
import {
  foreignNamespaces,
  foreignObjects,
  foreignSecrets,
  foreignServices,
  secretsOfOthers,
  withKeys,
} from './foreign';
import { knownPorts } from './known-ports';
import { unusedServices } from './unused-services';

type Secret = Declared['secrets'][number];

/**
 * What must be in the cluster before the stages, a line each, for npx cdk8s-logging deploy: namespaces of others, with the Pod
 * Security levels that they may enforce (`none` is no label), Secrets with their keys, and Services of others that are
 * called. For npx cdk8s-logging link it also names Secrets that are only announced,
 * because something else brings them, Services that are named but never called, ports that need no caller among the
 * objects, and whatever else others bring.
 */
export function needs(plan: StackPlan): readonly string[] {
  const awaited = new Set([...plan.delivery.awaitedSecrets.map(withKeys), ...secretsOfOthers(plan)].map(secretLine));
  const announced = foreignSecrets(plan)
    .map(secretLine)
    .filter((secret) => !awaited.has(secret));
  return [
    ...foreignNamespaces(plan).map((name) => wordLine(['namespace', name, ...podSecurityLevels(plan, name)])),
    ...[...awaited].map((secret) => `secret ${secret}`),
    ...[...new Set(announced)].map((secret) => `announced ${secret}`),
    ...foreignServices(plan).map(({ namespace, name, port }) => wordLine(['service', namespace, name, String(port)])),
    ...unusedServices(plan).map(({ namespace, name }) => wordLine(['unused', namespace, name])),
    ...knownPorts(plan).map(({ namespace, name, port }) => wordLine(['port', namespace, name, String(port)])),
    ...foreignObjects(plan).map(({ kind, namespace, name }) =>
      wordLine(['object', kind, namespace ?? [], name].flat()),
    ),
  ];
}

/** The levels that a namespace of others may enforce; none where any will do. */
function podSecurityLevels(plan: StackPlan, namespace: string): readonly string[] {
  const existing = existingNamespaces(plan).find(({ name }) => name === namespace);
  return existing === undefined || existing.level === 'restricted' ? [] : existing.accepted;
}

/** Prints the line that says that others bring something, or call it. */
export function declarationLine(declaration: Declaration): string {
  const { namespace = [], ...rest } = declaration;
  switch (rest.list) {
    case 'secrets':
      return wordLine(['secret', namespace, rest.name, rest.keys].flat());
    case 'services':
      return wordLine(['service', namespace, rest.name, rest.port].flat().map(String));
    case 'calls':
      return wordLine(['port', namespace, rest.workload, rest.port].flat().map(String));
    default:
      return wordLine(['object', rest.kind, namespace, rest.name].flat());
  }
}

function secretLine({ namespace, name, keys }: Secret): string {
  return wordLine([namespace, name, ...keys]);
}

/** Reads needs from such lines. Lines that begin with another word are skipped. */
export function declaredByNeeds(text: string): Declared {
  const lines = text.split('\n').map(readWords);
  const of = (...words: readonly string[]) =>
    lines.filter(([word = '']) => words.includes(word)).map(([, ...rest]) => rest);
  return {
    namespaces: of('namespace').flatMap(([name]) => name ?? []),
    secrets: of('secret', 'announced').map(([namespace = '', name = '', ...keys]) => ({ namespace, name, keys })),
    services: of('service').map(([namespace = '', name = '', port]) => ({ namespace, name, port: Number(port) })),
    unusedServices: of('unused').map(([namespace = '', name = '']) => ({ namespace, name })),
    ports: of('port').map(([namespace = '', name = '', port]) => ({ namespace, name, port: Number(port) })),
    objects: of('object').map(declaredObject),
    calls: [],
  };
}

/** `KIND NAMESPACE NAME`, or `KIND NAME` of what has no namespace. */
function declaredObject([kind = '', ...place]: readonly string[]): DeclaredObject {
  const [name = '', namespace] = [...place].reverse();
  return { kind, ...(namespace !== undefined && { namespace }), name };
}
