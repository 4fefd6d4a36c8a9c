import { grouped } from '../../collections/grouped';
import { isJsonObject, type Json, listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';

/** What somebody may do. */
export interface Grants {
  /** `ServiceAccount monitoring/alloy` */
  readonly subject: string;

  /** As sentences say it: "`list` `pods` in all namespaces". */
  readonly rights: readonly string[];

  /** The file below `dist/` that gives them. */
  readonly file: string;
}

/** Finds what the bindings among objects let each subject do. */
export function grantsIn(objects: readonly KubeObject[]): readonly Grants[] {
  const bindings = objects.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
  const given = bindings.flatMap((binding) => {
    const rights = rightsOf(binding, objects);
    return listIn(binding.json, 'subjects').map((subject) => ({
      subject: subjectOf(subject, binding),
      rights,
      file: binding.origin,
    }));
  });
  return [...grouped(given, ({ subject }) => subject)].map(([subject, all]) => ({
    subject,
    rights: [...new Set(all.flatMap(({ rights }) => rights))],
    file: all[0]?.file ?? '',
  }));
}

function subjectOf(subject: Json, binding: KubeObject): string {
  const [kind, name] = [valueAt(subject, 'kind'), valueAt(subject, 'name')].map(String);
  const namespace = valueAt(subject, 'namespace') ?? (kind === 'ServiceAccount' ? binding.namespace : undefined);
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${String(namespace)}/${name}`;
}

/** A role that is not among the objects is somebody else's, and known by its name alone. */
function rightsOf(binding: KubeObject, objects: readonly KubeObject[]): readonly string[] {
  const [kind, name] = [valueAt(binding.json, 'roleRef', 'kind'), valueAt(binding.json, 'roleRef', 'name')];
  const where = binding.namespace === undefined ? 'in all namespaces' : `in \`${binding.namespace}\``;
  const role = objects.find(
    (object) =>
      object.kind === kind &&
      object.name === name &&
      (kind === 'ClusterRole' || object.namespace === binding.namespace),
  );
  if (!role) return [`do all that the ${String(kind)} \`${String(name)}\` lets ${where}`];
  return listIn(role.json, 'rules').flatMap((rule) => rulesOf(rule, where));
}

function rulesOf(rule: Json, where: string): readonly string[] {
  const texts = (key: string) => listIn(rule, key).map(String);
  const names = texts('resourceNames');
  const named = names.length > 0 ? ` named ${names.map((name) => `\`${name}\``).join(', ')}` : '';
  const resources = texts('apiGroups').flatMap((group) =>
    texts('resources').map((resource) => `\`${resource}${group === '' ? '' : `.${group}`}\`${named} ${where}`),
  );
  const urls = isJsonObject(rule) ? texts('nonResourceURLs').map((url) => `the path \`${url}\` of the API`) : [];
  return texts('verbs').flatMap((verb) => [...resources, ...urls].map((thing) => `\`${verb}\` ${thing}`));
}
