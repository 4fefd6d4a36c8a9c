export type DistributionName = 'talos' | 'k3s' | 'rke2' | 'eks' | 'gke' | 'kubernetes';
