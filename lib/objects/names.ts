import { entryOf } from '../collections/entry-of';
import { shown } from './object-problem';

/** What the API server takes for a name, and in which words it refuses others. */
export interface NameRule {
  readonly accepts: string;
  test(name: string): boolean;
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** `IsDNS1123Label` of k8s.io/apimachinery/pkg/util/validation, and so on: the same names, lengths and letters. */
export const DNS_LABEL: NameRule = {
  accepts: 'lower-case letters, digits and inner hyphens, 63 at most',
  test: (name) => name.length <= 63 && LABEL.test(name),
};

export const DNS_SUBDOMAIN: NameRule = {
  accepts: 'lower-case letters, digits and inner hyphens and dots, 253 at most',
  test: (name) => name.length <= 253 && SUBDOMAIN.test(name),
};

/** `IsDNS1035Label` */
export const SERVICE_LABEL: NameRule = {
  accepts: 'lower-case letters, digits and inner hyphens with a letter in front, 63 at most',
  test: (name) => name.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name),
};

/** `IsValidPathSegmentName`, narrower by what nobody can type or read: etcd takes control characters and blanks. */
export const PATH_SEGMENT: NameRule = {
  accepts: 'visible letters without / and %, and neither . nor ..',
  test: (name) => name.length <= 253 && /^[!-~]+$/.test(name) && !/[/%]/.test(name) && name !== '.' && name !== '..',
};

/** `IsQualifiedName`: of labels and annotations. */
export const QUALIFIED_NAME: NameRule = {
  accepts: 'a name of at most 63 letters, digits and inner - _ . with at most a DNS name and / in front',
  test: (key) => {
    const [name = '', prefix, ...more] = key.split('/').reverse();
    return more.length === 0 && (prefix === undefined || DNS_SUBDOMAIN.test(prefix)) && QUALIFIED.test(name);
  },
};

/** `IsValidLabelValue` */
export const LABEL_VALUE: NameRule = {
  accepts: 'at most 63 letters, digits and inner - _ .',
  test: (value) => value === '' || QUALIFIED.test(value),
};

const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The rule for names of a kind: `validation.go` of its group in k8s.io/kubernetes/pkg/apis; custom resources have subdomains. */
export function nameRule(kind: string): NameRule {
  return entryOf(RULES, kind) ?? DNS_SUBDOMAIN;
}

const RULES: Readonly<Record<string, NameRule>> = {
  Namespace: DNS_LABEL,
  Service: SERVICE_LABEL,
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
};

/** @returns what is wrong with a text by a rule */
export function nameProblem(name: string, rule: NameRule): string | undefined {
  return rule.test(name) ? undefined : `must be ${rule.accepts}, and is ${shown(name)}`;
}
