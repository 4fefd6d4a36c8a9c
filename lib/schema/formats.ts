import type { FindingKind } from '../findings/finding-kind';
import { DURATION, SIZE, TENANT } from './kinds';

/** A format of a text. */
export interface Format {
  /** What is found about a text that is written in another way. @default - environment/invalid-value */
  readonly kind?: FindingKind;

  /** Completes "must be …". */
  readonly accepts: string;

  /** Pattern that the whole text must match. */
  readonly pattern: RegExp;

  /** What findings suggest and editors show. */
  readonly example: string;

  /** Whether messages may quote the text; not where a credential is easily pasted by mistake. @default false */
  readonly quotable?: boolean;
}

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const CIDR = new RegExp(
  `^(${OCTET}(\\.${OCTET}){3}/(3[0-2]|[12]?\\d)|[0-9a-fA-F]*:[0-9a-fA-F:.]*/(12[0-8]|1[01]\\d|\\d?\\d))$`,
);

/** Every format of texts in an environment file. The name of a format is the message of zod's issue. */
export const FORMATS = {
  duration: {
    kind: DURATION,
    accepts: 'a duration above zero: whole numbers, each with ms, s, m, h, d or w',
    pattern: /^(\d+(ms|s|m|h|d|w))+$/,
    example: '30d',
    quotable: true,
  },
  size: {
    kind: SIZE,
    accepts: 'a size above zero: a whole number with Ki, Mi, Gi or Ti (or k, M, G, T for powers of 1000)',
    pattern: /^\d+(Ki|Mi|Gi|Ti|k|M|G|T)?$/,
    example: '10Gi',
    quotable: true,
  },
  cpu: {
    accepts: 'CPUs: a number, or thousandths such as 500m',
    pattern: /^(\d+m|\d+(\.\d{1,3})?)$/,
    example: '500m',
    quotable: true,
  },
  label: {
    accepts: 'a name of at most 63 lower-case letters, digits and inner hyphens',
    pattern: DNS_LABEL,
    example: 'monitoring',
  },
  name: {
    accepts: 'a name of lower-case letters, digits, inner hyphens and dots',
    pattern: DNS_NAME,
    example: 'local-path',
  },
  secret: {
    accepts: 'the name of a Secret (never its content): lower-case letters, digits, inner hyphens and dots',
    pattern: DNS_NAME,
    example: 'loki-s3-secret',
  },
  kind: {
    accepts: 'the kind of an object as Kubernetes writes it',
    pattern: /^[A-Z][A-Za-z0-9]*$/,
    example: 'HelmRelease',
  },
  labelName: {
    accepts: 'the name of a Kubernetes label',
    pattern: /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
    example: 'release',
  },
  labelValue: {
    accepts:
      'the value of a Kubernetes label: at most 63 letters, digits and inner . _ - (numbers and true/false in quotes)',
    pattern: /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/,
    example: 'kube-prometheus-stack',
  },
  cluster: {
    accepts: 'at most 63 letters, digits and inner . _ -',
    pattern: /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
    example: 'production',
  },
  metricLabel: {
    accepts: 'a name of letters, digits and _ that starts with no digit',
    pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
    example: 'severity',
  },
  url: {
    accepts: 'a URL with http or https, a host, and no credentials',
    pattern: /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/,
    example: 'https://s3.example.com:9000',
  },
  chartUrl: {
    accepts: 'the URL of a chart repository, with https, http or oci, a host, and no credentials',
    pattern: /^(https?|oci):\/\/[^\s/?#@]+(\/[^\s?#]*)?$/,
    example: 'oci://registry.example.com/charts',
  },
  registry: {
    accepts: 'a registry: a host, its port if it has one, and a path, without https:// and without a slash at the end',
    pattern: /^(?!.*\/\/)[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$/,
    example: 'registry.example.com/mirror',
  },
  imageDigest: {
    accepts: 'a digest: sha256: and 64 hexadecimal digits',
    pattern: /^sha256:[0-9a-f]{64}$/,
    example: `sha256:${'0'.repeat(64)}`,
    quotable: true,
  },
  imageName: {
    accepts: 'an image as it is called in the registry: its path, and its tag behind a colon',
    pattern: /^[a-z0-9]([a-z0-9._/-]*[a-z0-9])?:[\w][\w.-]{0,127}$/,
    example: 'grafana/loki:3.7.6',
  },
  gitUrl: {
    accepts: 'the URL of a Git repository, with no credentials',
    pattern: /^((https?|ssh):\/\/([A-Za-z0-9._-]+@)?[^\s/?#@]+\/\S+|[A-Za-z0-9._-]+@[^\s/?#@:]+:[^\s/]\S*)$/,
    example: 'https://git.example.com/platform/logging.git',
  },
  cidr: {
    accepts: 'an address range: an IPv4 or IPv6 address, a slash and the length of the prefix',
    pattern: CIDR,
    example: '10.0.0.0/16',
    quotable: true,
  },
  directory: { accepts: 'an absolute path of a node', pattern: /^\/\S*$/, example: '/var/log' },
  nodeFile: {
    accepts: 'the absolute path of one file of a node, without globs and ".." steps',
    pattern: /^(\/(?!\.{1,2}(\/|$))[\w.@:+-]+)+$/,
    example: '/var/log/kubernetes/audit/audit.log',
  },
  repositoryPath: {
    accepts: 'a path in the repository that starts with ./',
    pattern: /^\.(\/[A-Za-z0-9._-]+)*\/?$/,
    example: './secrets/production',
  },
  file: { accepts: 'the path of a YAML file', pattern: /^[^/\s]\S*\.ya?ml$/, example: 'bases/homelab.yaml' },
  domain: { accepts: 'a DNS domain', pattern: DNS_NAME, example: 'cluster.local' },
  bucket: {
    accepts: 'the name of a bucket',
    pattern: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
    example: 'loki-production',
  },
  zone: {
    accepts: 'the name of a zone',
    pattern: /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
    example: 'eu-central-1a',
  },
  region: { accepts: 'a region', pattern: /^[A-Za-z0-9_-]+$/, example: 'us-east-1' },
  roleArn: {
    accepts: 'the ARN of an IAM role',
    pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
    example: 'arn:aws:iam::123456789012:role/loki',
  },
  serviceAccount: {
    accepts: 'the e-mail address of a Google service account',
    pattern: /^[a-z0-9-]+@[a-z0-9.-]+\.iam\.gserviceaccount\.com$/,
    example: 'loki@example.iam.gserviceaccount.com',
  },
  storageAccount: {
    accepts: 'the name of an Azure storage account: 3 to 24 lower-case letters and digits',
    pattern: /^[a-z0-9]{3,24}$/,
    example: 'lokiproduction',
  },
  container: {
    accepts: 'the name of a blob container: 3 to 63 lower-case letters, digits and single inner hyphens',
    pattern: /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    example: 'loki-chunks',
  },
  workloadIdentity: {
    accepts: 'the client id of a managed identity or an application: a UUID',
    pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    example: '00000000-0000-0000-0000-000000000000',
  },
  version: {
    accepts: 'an exact version in three parts',
    pattern: /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
    example: '6.49.0',
    quotable: true,
  },
  day: { accepts: 'a day as YYYY-MM-DD', pattern: /^\d{4}-\d{2}-\d{2}$/, example: '2024-04-01', quotable: true },
  tenant: {
    kind: TENANT,
    accepts: "a tenant that Loki accepts: at most 150 letters, digits and ! - _ . * ' ( ), and neither . nor ..",
    pattern: /^(?!\.{1,2}$)[A-Za-z0-9!_.*'()-]{1,150}$/,
    example: 'prod',
    quotable: true,
  },
  attribute: {
    accepts: 'the name of an OpenTelemetry attribute',
    pattern: /^[A-Za-z_][A-Za-z0-9_./-]*$/,
    example: 'k8s.node.name',
    quotable: true,
  },
  schemaVersion: { accepts: 'a schema version of Loki', pattern: /^v\d+$/, example: 'v13', quotable: true },
  indexPrefix: { accepts: 'letters, digits, _ and -', pattern: /^[A-Za-z0-9_-]+$/, example: 'loki_index_' },
  uid: { accepts: 'at most 40 letters, digits, - and _', pattern: /^[A-Za-z0-9_-]{1,40}$/, example: 'loki' },
  findingId: { accepts: 'the id of a warning', pattern: /^[a-z0-9-]+\/[a-z0-9-]+$/, example: 'loki/minio' },
  pointer: { accepts: 'a JSON pointer: empty, or starting with /', pattern: /^(\/.*)?$/, example: '/spec/interval' },
  printable: {
    accepts: 'without control characters, such as NUL and those that colour a terminal',
    pattern: /^[\P{Cc}\n\t]*$/u,
    example: 'text',
  },
  text: { accepts: 'a text that is not empty (numbers and true/false in quotes)', pattern: /\S/, example: 'text' },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export function formatNamed(name: string): Format | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined; // hasOwn() does not narrow
}
