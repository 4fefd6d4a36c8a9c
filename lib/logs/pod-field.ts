/**
 * What service discovery calls a label of a pod, in Promtail as in Alloy: every character that no label of Prometheus may
 * have becomes an underscore.
 */
export function podLabelField(podLabel: string): string {
  return `__meta_kubernetes_pod_label_${podLabel.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;
}
