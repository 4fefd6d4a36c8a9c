import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogIntent } from '../../lib/logs/intent';
import { LEVELS } from '../../lib/logs/parsing/levels';
import type { SourceName } from '../../lib/logs/sources/all';
import { W3C, LINES as WRITTEN } from './lines';
import type { Container } from './promtail-config';
import { goTime } from './senders';
import { NODE } from './stack';

/** All that Promtail and the OpenTelemetry collector both read here: neither program was built to read a journal. */
export const logs = {
  cluster: 'parity',
  pods: {
    excludeNamespaces: ['vault'],
    podLabels: { app: 'app.kubernetes.io/name' },
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  redaction: { namespaces: ['identity'] },
  drop: [{ name: 'Health checks', pattern: '(GET|HEAD) /healthz\\b' }],
  nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
  nodeDirectories: ['/var/log'],
  machineLogs: { directory: '/var/log/machine', job: 'machine-logs' },
  rke2: { dataDirectory: '/var/lib/rancher/rke2', job: 'node/rke2' },
  audit: { path: '/var/log/audit/kube/kube-apiserver.log', job: 'node/audit' },
} satisfies LogIntent;

export const SHOP = container('shop', 'cart-0', 'app');
export const PAYMENTS = container('payments', 'ledger-0', 'server');
export const IDENTITY = container('identity', 'login-0', 'app');
const VAULT = container('vault', 'vault-0', 'vault');
export const CONTAINERS: readonly Container[] = [SHOP, PAYMENTS, IDENTITY, VAULT];

export type Collector = 'promtail' | 'otel';

/** What a line can be asked by. */
export interface Found {
  /** Index labels, without `container_runtime` and those that are copied from pods. */
  readonly labels: Readonly<Record<string, string>>;

  /** What is found in the line. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Text in a file of a node. */
export interface Written {
  readonly file: string;
  readonly raw: string;
}

/** A line that a program writes, and what Loki must know of it. */
export interface Sample extends Found, Written {
  readonly source: SourceName;

  /** The line that is stored: each is different. */
  readonly line: string;

  /** Where one collector finds less than is promised. @default - both find all of it */
  readonly less?: Readonly<Partial<Record<Collector, Partial<Found>>>>;
}

/** @param time of the lines of pods, in milliseconds since 1970 */
export function samples(time: number): readonly Sample[] {
  return [...podSamples(time), ...fileSamples(), ...auditSamples()];
}

/** Lines that nobody wants to keep, in files that are read. */
export function unwanted(time: number): readonly Written[] {
  return [
    podLine(SHOP, time, 'GET /healthz 200'),
    podLine(VAULT, time, 'unsealed'),
    { file: '/var/log/machine/kubelet.log.1', raw: 'a rotated file\n' },
    { file: '/var/log/machine/below/kubelet.log', raw: 'a folder below\n' },
  ];
}

/** A line in the format of the CRI, as the file of its container has it. */
export function podLine(place: Container, time: number, line: string): Written {
  return { file: podFile(place), raw: cri(time, 'stdout', 'F', line) };
}

/** A long line, as the runtime splits it. */
export function podParts(place: Container, time: number, parts: readonly string[]): Written {
  const tag = (index: number) => (index === parts.length - 1 ? 'F' : 'P');
  return { file: podFile(place), raw: parts.map((part, index) => cri(time, 'stdout', tag(index), part)).join('') };
}

/** @param folders of this machine, by the folders of a node that they stand for */
export function write(written: readonly Written[], folders: Readonly<Record<string, string>>): void {
  for (const { file, raw } of written) {
    const here = Object.entries(folders).reduce((path, [there, folder]) => path.replace(there, folder), file);
    mkdirSync(dirname(here), { recursive: true });
    appendFileSync(here, raw);
  }
}

/** What Promtail reads logfmt with knows the escapes of JSON only. */
const GO_ESCAPE = 'level=info msg="Go\'s \\x1b escape"';

function podSamples(time: number): readonly Sample[] {
  const written = Object.entries({ ...WRITTEN, ...levelLines() });
  return [
    ...written.map(([line, metadata]) => ({
      ...podSample(SHOP, time, 'stdout', line, metadata),
      ...(line === GO_ESCAPE && { less: { promtail: { metadata: { level: 'info' } } } }),
    })),
    podSample(SHOP, time, 'stderr', 'plain text', {}),
    podSample(PAYMENTS, time, 'stdout', 'plain text of another pod', {}),
    podSample(PAYMENTS, time, 'stderr', '{"level":"fatal","msg":"out"}', { level: 'fatal', msg: 'out' }),
    inParts(time, '{"level":"error","msg":"a long', ` one","traceparent":"00-${W3C}-00f067aa0ba902b7-01"}`),
    {
      source: 'pods',
      file: podFile(SHOP),
      raw: 'not in the format of the CRI: level=error\n',
      line: 'not in the format of the CRI: level=error',
      labels: podLabels(SHOP),
      metadata: {},
      // The collector takes them from the path only where it reads the format: lib/tiers/otel/pods.ts
      less: { otel: { labels: { cluster: logs.cluster, node: NODE } } },
    },
  ];
}

function inParts(time: number, begin: string, end: string): Sample {
  const found = { level: 'error', msg: 'a long one', trace_id: W3C };
  return { ...podSample(PAYMENTS, time, 'stdout', begin + end, found), ...podParts(PAYMENTS, time, [begin, end]) };
}

function podSample(place: Container, time: number, stream: string, line: string, metadata: Found['metadata']): Sample {
  const labels = { ...podLabels(place), stream };
  return { source: 'pods', file: podFile(place), raw: cri(time, stream, 'F', line), line, labels, metadata };
}

/** Every word for a level, in the notations and spellings of programs; `30` is a number in JSON. */
function levelLines(): Readonly<Record<string, Found['metadata']>> {
  const spelled = Object.entries(LEVELS).flatMap(([level, names]) =>
    names.flatMap((name) => [
      [`{"level":${/^\d/.test(name) ? name : `"${name.toUpperCase()}"`},"msg":"as JSON"}`, { level, msg: 'as JSON' }],
      [`severity=${name} message=logfmt`, { level, msg: 'logfmt' }],
    ]),
  );
  return Object.fromEntries(spelled);
}

function fileSamples(): readonly Sample[] {
  const sample = (source: SourceName, file: string, line: string, labels: Found['labels']): Sample => ({
    source,
    file,
    raw: `${line}\n`,
    line,
    labels: { cluster: logs.cluster, node: NODE, ...labels },
    metadata: {},
  });
  const rke2 = { source: 'rke2', job: logs.rke2.job };
  return [
    sample('nodeFiles', '/var/log/syslog', 'Jan 1 cron[7]: level=error msg="of a node"', { job: 'node/syslog' }),
    ...['kubelet', 'etcd', 'kernel'].map((unit) =>
      sample('machineLogs', `/var/log/machine/${unit}.log`, `{"level":"error","msg":"from ${unit}"}`, {
        job: logs.machineLogs.job,
        unit,
      }),
    ),
    sample('rke2', '/var/lib/rancher/rke2/agent/logs/kubelet.log', 'E0101 from the kubelet', {
      ...rke2,
      type: 'kubelet',
    }),
    sample('rke2', '/var/lib/rancher/rke2/agent/containerd/containerd.log', 'level=error msg="from containerd"', {
      ...rke2,
      type: 'containerd',
    }),
  ];
}

/** Events of https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/, as a policy may write them. */
function auditSamples(): readonly Sample[] {
  const sample = (event: object, metadata: Found['metadata']): Sample => {
    const line = JSON.stringify({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', ...event });
    const labels = { cluster: logs.cluster, node: NODE, job: logs.audit.job };
    return { source: 'audit', file: logs.audit.path, raw: `${line}\n`, line, labels, metadata };
  };
  const user = 'system:serviceaccount:monitoring:alloy';
  const asked = { verb: 'get', user: { username: user }, objectRef: { resource: 'pods', namespace: 'shop' } };
  const found = { user, verb: 'get', resource: 'pods' };
  return [
    ...[
      ['info', 200],
      ['warn', 403],
      ['error', 503],
    ].map(([level, code]) =>
      sample({ ...asked, responseStatus: { metadata: {}, code } }, { ...found, code: `${code}`, level: `${level}` }),
    ),
    sample({ ...asked, stage: 'RequestReceived' }, found),
    sample(
      { verb: 'get', user: { username: 'Ünal "x" {y}' }, requestURI: '/livez', responseStatus: { code: 101 } },
      { user: 'Ünal "x" {y}', verb: 'get', code: '101', level: 'info' },
    ),
  ];
}

function podLabels({ namespace, pod, container }: Container): Found['labels'] {
  return { cluster: logs.cluster, node: NODE, namespace, pod, container, job: `${namespace}/${container}` };
}

function podFile({ namespace, pod, container }: Container): string {
  return `/var/log/pods/${namespace}_${pod}_0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f/${container}/0.log`;
}

function cri(time: number, stream: string, tag: 'P' | 'F', text: string): string {
  return `${goTime(time)} ${stream} ${tag} ${text}\n`;
}

function container(namespace: string, pod: string, container: string): Container {
  return { namespace, pod, container, labels: { 'app.kubernetes.io/name': pod } };
}
