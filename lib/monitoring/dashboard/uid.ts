import { createHash } from 'node:crypto';

/** Grafana takes no longer ones: grafana/grafana:pkg/util/shortid_generator.go. */
const LONGEST = 40;

/** Of Grafana's letters, and another one for every name of a cluster. */
export function dashboardUid(cluster: string): string {
  const wanted = `logging-${cluster}`;
  if (wanted.length <= LONGEST && /^[\w-]+$/.test(wanted)) return wanted;
  const digest = createHash('sha256').update(cluster).digest('hex').slice(0, 8);
  return `${wanted.replaceAll(/[^\w-]+/g, '-').slice(0, LONGEST - 9)}-${digest}`;
}
