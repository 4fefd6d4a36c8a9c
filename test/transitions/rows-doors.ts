import type { Row } from './row';

/** Changes of who may call what, and of what pods may do. */
export const DOOR_ROWS: readonly Row[] = [
  { title: 'nothing changes', of: 'talos-ambient', effects: [] },
  {
    title: 'collectors see less of the nodes',
    of: 'homelab-production',
    head: { logs: { nodeFiles: [], journal: true } },
    effects: ['told doors/pods'],
  },
  {
    title: 'collectors see more of the nodes',
    of: 'homelab-production',
    base: { logs: { nodeFiles: [] } },
    effects: ['careful doors/pods'],
  },
  {
    title: 'events bring rights',
    of: 'homelab-production',
    base: { logs: { events: false } },
    effects: ['careful doors/rights'],
  },
  {
    title: 'rights go with events',
    of: 'homelab-production',
    head: { logs: { events: false } },
    effects: ['told doors/rights'],
  },
  {
    title: 'a patch lets Alloy read Secrets',
    of: 'homelab-production',
    head: {
      patches: [
        {
          target: { kind: 'ClusterRole', name: 'alloy' },
          operations: [{ op: 'add', path: '/rules/0/resources/-', value: 'secrets' }],
        },
      ],
    },
    effects: ['careful doors/rights'],
  },
  {
    title: 'a receiver in the network of the node comes',
    of: 'talos-ambient',
    base: { logs: { talos: false }, collector: { otel: { receiver: null } } },
    effects: ['careful doors/policies', 'careful doors/encryption', 'careful doors/pods'],
  },
  {
    title: 'a reader is let in',
    of: 'talos-ambient',
    head: { loki: { readers: [{ namespace: 'backoffice', name: 'Backoffice' }] } },
    effects: ['careful doors/policies', 'careful doors/encryption'],
  },
  {
    title: 'a reader is no longer let in',
    of: 'talos-ambient',
    base: { loki: { readers: [{ namespace: 'backoffice', name: 'Backoffice' }] } },
    effects: ['told doors/policies', 'told doors/encryption'],
  },
  {
    title: 'a patch shuts a door that is still needed',
    of: 'talos-ambient',
    head: {
      patches: [
        {
          target: { kind: 'AuthorizationPolicy', name: 'loki' },
          operations: [{ op: 'remove', path: '/spec/rules/2' }],
        },
      ],
    },
    effects: ['careful doors/policies'],
  },
  {
    title: 'the mesh goes',
    of: 'talos-ambient',
    head: { mesh: null },
    effects: ['careful doors/all-policies'],
  },
  {
    title: 'the mesh comes',
    of: 'talos-ambient',
    base: { mesh: null },
    effects: ['careful doors/all-policies'],
  },
  {
    title: 'a patch has Loki take calls in clear',
    of: 'talos-ambient',
    head: {
      patches: [
        {
          target: { kind: 'PeerAuthentication', name: 'default', namespace: 'loki' },
          operations: [{ op: 'replace', path: '/spec/mtls/mode', value: 'PERMISSIVE' }],
        },
      ],
    },
    effects: ['careful doors/encryption'],
  },
  {
    title: 'a namespace admits more',
    of: 'talos-ambient',
    head: { namespaces: { loki: { podSecurity: 'privileged' } } },
    effects: ['careful doors/namespaces'],
  },
  {
    title: 'a namespace admits less',
    of: 'talos-ambient',
    base: { namespaces: { loki: { podSecurity: 'privileged' } } },
    effects: ['told doors/namespaces'],
  },
  {
    title: 'a Secret has another name',
    of: 'talos-ambient',
    head: { loki: { storage: { s3: { credentialsSecret: 'loki-s3-2' } } } },
    effects: ['careful doors/secrets', 'told doors/secrets'],
  },
  {
    title: 'a role of the cloud in place of another',
    of: 'cloud-aws',
    head: { loki: { storage: { s3: { roleArn: 'arn:aws:iam::123456789012:role/other' } } } },
    effects: ['careful doors/accounts'],
  },
  {
    title: 'a Secret in place of a role of the cloud',
    of: 'cloud-aws',
    head: { loki: { storage: { s3: { roleArn: null, credentialsSecret: 'loki-s3' } } } },
    effects: ['careful doors/secrets', 'told doors/accounts'],
  },
  {
    title: 'the gateway asks for a password',
    of: 'cloud-aws',
    head: {
      loki: { gateway: { authentication: { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-login' } } },
    },
    effects: ['careful doors/credentials', 'careful doors/secrets', 'careful doors/secrets', 'careful doors/secrets'],
  },
  {
    title: 'collectors send no password any more',
    of: 'rke2-prod',
    head: { loki: { existing: { credentialsSecret: null } } },
    effects: ['careful doors/credentials', 'told doors/secrets', 'told doors/secrets'],
  },
  {
    title: 'Loki is reached from outside',
    of: 'cloud-aws',
    head: { loki: { gateway: { ingress: { host: 'logs.example.com', tlsSecret: 'logs-tls' } } } },
    effects: ['careful doors/ingress', 'careful doors/secrets'],
  },
  {
    title: 'an override gives pods the network of the node and more',
    of: 'cloud-aws',
    head: {
      collector: {
        promtail: { values: { hostNetwork: true, containerSecurityContext: { readOnlyRootFilesystem: false } } },
      },
    },
    effects: ['careful doors/pods'],
  },
  {
    title: 'a plain Service has another port',
    of: 'standalone',
    head: {
      patches: [
        {
          target: { kind: 'Service', name: 'loki' },
          operations: [{ op: 'replace', path: '/spec/ports/0/port', value: 80 }],
        },
      ],
    },
    effects: ['careful doors/services'],
  },
  {
    title: 'a plain Service gets a port of the nodes',
    of: 'standalone',
    head: {
      patches: [
        {
          target: { kind: 'Service', name: 'loki' },
          operations: [{ op: 'add', path: '/spec/type', value: 'NodePort' }],
        },
      ],
    },
    effects: ['careful doors/exposure'],
  },
];
