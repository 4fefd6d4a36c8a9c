/** Settings of the mesh: Istio in ambient mode, ztunnel only. */
export interface MeshSettings {
  /** Namespaces that others label and whose pods are in the mesh: Grafana's, Prometheus', existing ones of ours. */
  readonly members: readonly string[];
}
