/** Defaults of a Kubernetes distribution that a logging stack depends on. */
export interface Distribution {
  /** The Service that answers DNS: nginx in Loki's gateway resolves its upstreams there. */
  readonly dns: {
    /** Name of the Service: `kube-dns`. */
    readonly service: string;

    /** Namespace of the Service: `kube-system`. */
    readonly namespace: string;
  };

  /** Whether nodes come and go, and clusters grow, as a cloud has them. @default false */
  readonly isCloud?: boolean;

  /** Pod Security level that namespaces without a label enforce, but for `kube-system`. @default - none that is known */
  readonly podSecurity?: 'baseline';

  /** Address ranges of pods in a cluster that says nothing else. @default - there are no usual ones */
  readonly podCidrs?: readonly string[];
}

const KUBE_DNS: Distribution = { dns: { service: 'kube-dns', namespace: 'kube-system' } };

export const DISTRIBUTIONS = {
  // siderolabs/talos:internal/app/machined/pkg/controllers/k8s/internal/k8stemplates/testdata/coredns-service-ipv4.yaml
  // and pkg/machinery/constants/constants.go, `DefaultIPv4PodNet`
  // Pod Security: siderolabs/talos@v1.13.9:pkg/machinery/config/generate/init.go
  talos: { ...KUBE_DNS, podCidrs: ['10.244.0.0/16'], podSecurity: 'baseline' },
  // k3s-io/k3s:manifests/coredns.yaml
  // and `--cluster-cidr` of https://docs.k3s.io/cli/server
  k3s: { ...KUBE_DNS, podCidrs: ['10.42.0.0/16'] },
  // Named by the rke2-coredns chart; a rename was taken back (rancher/rke2#5489, rancher/rke2-charts#414).
  // Pods: `--cluster-cidr` of https://docs.rke2.io/reference/server_config
  rke2: { dns: { service: 'rke2-coredns-rke2-coredns', namespace: 'kube-system' }, podCidrs: ['10.42.0.0/16'] },
  // The clouds keep the upstream name; GKE Autopilot answers with Cloud DNS and needs `platform.dns`.
  eks: { ...KUBE_DNS, isCloud: true },
  gke: { ...KUBE_DNS, isCloud: true },
  // MicrosoftDocs/SupportArticles-docs@30a4b00:support/azure/azure-kubernetes/connectivity/dns/basic-troubleshooting-dns-resolution-problems.md
  // Pods have 10.244.0.0/16 in an overlay network, and addresses of the virtual network in a flat one:
  // MicrosoftDocs/azure-docs@012ee99:articles/aks/azure-cni-overlay.md
  aks: { ...KUBE_DNS, isCloud: true },
  // kubeadm and what follows it: CoreDNS kept the Service name of its predecessor.
  kubernetes: KUBE_DNS,
} as const satisfies Record<string, Distribution>;

export type DistributionName = keyof typeof DISTRIBUTIONS;

export const DISTRIBUTION_NAMES = [
  'talos',
  'k3s',
  'rke2',
  'eks',
  'gke',
  'aks',
  'kubernetes',
] as const satisfies readonly DistributionName[];

/** Whether nodes come and go, and clusters grow, as a cloud has them. */
export function isCloud(distribution: DistributionName): boolean {
  const { isCloud = false }: Distribution = DISTRIBUTIONS[distribution];
  return isCloud;
}

/** The Pod Security level that a namespace without a label enforces; `undefined` where the distribution sets none. */
export function podSecurityWithoutLabel(distribution: DistributionName, namespace: string): 'baseline' | undefined {
  const { podSecurity }: Distribution = DISTRIBUTIONS[distribution];
  return namespace === 'kube-system' ? undefined : podSecurity;
}
