/** Label of every object that this project makes itself, so that `kubectl get all -A -l …` finds them. */
export const PART_OF: Readonly<Record<string, string>> = { 'app.kubernetes.io/part-of': 'logging' };

/** A label by which a sidecar of Grafana finds what it loads. */
export interface SidecarLabel {
  /** Key of the label: `grafana_dashboard`. */
  readonly name: string;

  /** Value of the label: `1`. */
  readonly value: string;
}
