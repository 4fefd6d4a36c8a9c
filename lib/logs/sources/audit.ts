import * as z from 'zod';
import { defineCheck } from '../../findings/check';
import { setKey } from '../../findings/repair';
import type { DistributionName } from '../../platform/distributions';
import { text } from '../../schema/scalars';
import { Duration } from '../../units/duration';
import { jobLabels, joinLabelSets, type Label, originLabels } from '../labels/label';
import { directoryOf } from '../paths';
import { enabled, job, switchable } from './section';
import type { SourceKind, SourceSubject } from './source';

/** The audit log of the API server: who asked for what, a JSON object a line in a file of each control plane node. */
export interface AuditLogs {
  /** Absolute path of the file. @default - where the distribution keeps it */
  readonly path?: string;

  /** Value of the label `job`. */
  readonly job: string;
}

const settings = z.strictObject({
  enabled,
  path: text('nodeFile')
    .optional()
    .describe('Absolute path of the file, as `--audit-log-path` names it. Default: where the distribution keeps it.'),
  job: job('audit'),
});

/** Where each distribution keeps the file, once an audit policy is given; none where a cloud runs the API server. */
const PATHS: Readonly<Record<DistributionName, string | undefined>> = {
  // siderolabs/talos@v1.13.9:pkg/machinery/constants/constants.go, `KubernetesAuditLogDir`
  talos: '/var/log/audit/kube/kube-apiserver.log',
  // https://docs.k3s.io/security/hardening-guide, `audit-log-path`
  k3s: '/var/lib/rancher/k3s/server/logs/audit.log',
  // https://docs.rke2.io/reference/server_config, `audit-policy-file`
  rke2: '/var/lib/rancher/rke2/server/logs/audit.log',
  // https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#log-backend
  kubernetes: '/var/log/kubernetes/audit/audit.log',
  eks: undefined,
  gke: undefined,
  aks: undefined,
};

/** https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-Event */
const METADATA = {
  user: ['user', 'username'],
  verb: ['verb'],
  resource: ['objectRef', 'resource'],
  code: ['responseStatus', 'code'],
} as const;

const outOfReach = defineCheck<SourceSubject<AuditLogs>>()({
  id: 'logs/audit-out-of-reach',
  severity: 'error',
  since: '0.2.0',
  finds: 'the audit log is asked for where a cloud runs the API server',
  happens: 'no node has the file, and not a line of it is read',
  remedy: 'switch `logs.audit` off, and let the cloud send its audit log elsewhere',
  needs: ['settings', 'platform'],
  find: ({ settings: { path }, platform: { distribution } }) =>
    path !== undefined
      ? []
      : [
          {
            path: ['logs', 'audit'],
            problem: `the audit log is asked for, and the API server of ${distribution} runs on no node of the cluster`,
            fix: setKey(['logs', 'audit', 'enabled'], false),
          },
        ],
});

export const audit: SourceKind<AuditLogs> = {
  title: 'Audit log of the API server',
  noun: 'the audit log',
  since: '0.2.0',
  // Leases are renewed every few seconds, but a policy may leave all out that only controllers do.
  silenceThreshold: Duration.hours(6),
  section: switchable(settings, { on: false, description: 'The audit log of the API server, a file of the node' }),
  example: { path: '/var/log/kubernetes/audit/audit.log', job: 'audit' },
  complete: ({ path, ...asked }, { distribution }) => ({ ...asked, path: path ?? PATHS[distribution] }),
  origin: (asked) => ({
    kind: 'files',
    files: pathsOf(asked).map((path) => ({ path, labels: { job: asked.job } })),
    // Talos runs the API server as a user of its own: siderolabs/talos@v1.13.9:pkg/machinery/constants/constants.go
    foreignOwner: true,
    fields: { metadata: METADATA, levelByStatus: 'code' },
  }),
  // Nodes without an API server get an empty directory: the pod must run there too.
  directories: (asked) =>
    pathsOf(asked).map((path) => ({
      mounted: directoryOf(path),
      named: directoryOf(path),
      path: ['logs', 'audit', 'path'],
      mustExist: false,
    })),
  labels: (asked, { cluster }) => joinLabelSets(originLabels(cluster), jobLabels([asked.job], 'the audit log')),
  metadata: () => PIECES,
  files: pathsOf,
  checks: [outOfReach],
};

const PIECES: readonly Label[] = [
  { name: 'user', description: 'Who asked: `system:serviceaccount:monitoring:alloy`.' },
  { name: 'verb', description: 'What was asked for: `get`, `create`, `delete`.' },
  { name: 'resource', description: 'The kind of object that it was about: `pods`; absent where it was about none.' },
  { name: 'code', description: 'The status that the API server answered with: `200`, `403`.' },
  {
    name: 'level',
    description: 'What follows from that status: `error` from 500 on, `warn` from 400 on, else `info`.',
    values: ['info', 'warn', 'error'],
  },
];

function pathsOf({ path }: AuditLogs): readonly string[] {
  return path === undefined ? [] : [path];
}
