import type { Row } from './row';

/** Changes of who may call what, and of what pods may do. */
export const DOOR_ROWS: readonly Row[] = [
  { title: 'nothing changes', of: 'talos-ambient', effects: [] },
  {
    title: 'collectors see less of the nodes',
    of: 'homelab-production',
    head: { logs: { nodeFiles: [], journal: true } },
    effects: ['told doors/pods'],
    restarts: ['DaemonSet monitoring/alloy'],
    steps: ['before: Rewrite the query "System'],
  },
  {
    title: 'collectors see more of the nodes',
    of: 'homelab-production',
    base: { logs: { nodeFiles: [] } },
    effects: ['careful doors/pods'],
    restarts: ['DaemonSet monitoring/alloy'],
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
    steps: ['after: kubectl get pvc', 'before: Rewrite the query "Kubernetes'],
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
    restarts: ['StatefulSet loki/loki', 'DaemonSet otel-shipper/otel-shipper-opentelemetry-collector-agent'],
    steps: ['during: Give the nodes the'],
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
    steps: ['before: Look whether something else'],
  },
  {
    title: 'the mesh comes',
    of: 'talos-ambient',
    base: { mesh: null },
    effects: ['careful doors/all-policies'],
    steps: ['before: Name everybody who reads'],
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
    restarts: ['StatefulSet loki/loki'],
    steps: ['before: kubectl create secret'],
  },
  {
    title: 'a role of the cloud in place of another',
    of: 'cloud-aws',
    head: { loki: { storage: { s3: { roleArn: 'arn:aws:iam::123456789012:role/other' } } } },
    effects: ['careful doors/accounts'],
    steps: ['before: Have the role `arn:aws:iam::123456789012:role/other`'],
  },
  {
    title: 'a Secret in place of a role of the cloud',
    of: 'cloud-aws',
    head: { loki: { storage: { s3: { roleArn: null, credentialsSecret: 'loki-s3' } } } },
    effects: ['careful doors/secrets', 'told doors/accounts'],
    restarts: [
      'Deployment logging/loki-querier',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ingester',
      'StatefulSet logging/loki-ruler',
    ],
    steps: ['before: kubectl create secret'],
  },
  {
    title: 'the gateway asks for a password',
    of: 'cloud-aws',
    head: {
      loki: { gateway: { authentication: { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-login' } } },
    },
    effects: ['careful doors/credentials', 'careful doors/secrets', 'careful doors/secrets', 'careful doors/secrets'],
    restarts: ['DaemonSet logging/loki-canary', 'Deployment logging/loki-gateway', 'DaemonSet logging/promtail'],
    steps: ['before: Give everybody else who', 'before: kubectl create secret'],
  },
  {
    title: 'collectors send no password any more',
    of: 'rke2-prod',
    head: { loki: { existing: { credentialsSecret: null } } },
    effects: ['careful doors/credentials', 'told doors/secrets', 'told doors/secrets'],
    restarts: ['DaemonSet alloy/alloy', 'StatefulSet alloy/alloy-events'],
    steps: ['before: Look whether that Loki'],
  },
  {
    title: 'Loki is reached from outside',
    of: 'cloud-aws',
    head: { loki: { gateway: { ingress: { host: 'logs.example.com', tlsSecret: 'logs-tls' } } } },
    effects: ['careful doors/ingress', 'careful doors/secrets'],
    steps: ['before: Have `logs.example.com` resolve to', 'before: Create the Secret `logging/logs-tls`,'],
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
    restarts: ['DaemonSet logging/promtail'],
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
    steps: ['before: Look who can reach'],
  },
];
