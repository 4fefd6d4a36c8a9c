import { declaredByNeeds } from '../lib/needs/lines';
import { type Declared, NOTHING_DECLARED } from '../lib/references/declared';

/** A line as in a needs.txt that tells of what somebody else brings. */
const NEED = /^(?:namespace \S+|(?:service|port) \S+ \S+ \d{1,5}|secret \S+ \S+(?: \S+)*|object \S+ \S+(?: \S+)?)$/;

/** Reads what others bring: a Service as `name.namespace:port`, or a line as in a needs.txt. */
export function parseExternal(text: string): Declared | undefined {
  const [, name, namespace, port] = /^([a-z0-9-]+)\.([a-z0-9-]+):(\d{1,5})$/.exec(text) ?? [];
  if (name !== undefined && namespace !== undefined)
    return { ...NOTHING_DECLARED, services: [{ namespace, name, port: Number(port) }] };
  if (!NEED.test(text)) return undefined;
  // One line does not tell who calls what.
  const { calls: _, ...declared } = declaredByNeeds(text);
  return declared;
}

export function joinDeclared(...parts: readonly Declared[]): Declared {
  const calls = parts.flatMap((part) => (part.calls ? [part.calls] : []));
  return {
    namespaces: parts.flatMap(({ namespaces }) => namespaces),
    secrets: parts.flatMap(({ secrets }) => secrets),
    services: parts.flatMap(({ services }) => services),
    objects: parts.flatMap(({ objects = [] }) => objects),
    unusedServices: parts.flatMap(({ unusedServices = [] }) => unusedServices),
    ports: parts.flatMap(({ ports = [] }) => ports),
    ...(calls.length > 0 && { calls: calls.flat() }),
  };
}
