import type { Release } from '../../charts/release';
import type { Manifest } from '../../kubernetes/manifest';
import { application } from './application';
import type { ArgoCdSettings } from './settings';

/** The Application of a release. Its Helm name is explicit: Argo CD would take the Application's, and Services are named after it. */
export function releaseApplication(
  { name, namespace, chart, values }: Release,
  wave: number,
  settings: ArgoCdSettings,
): Manifest {
  const source = {
    repoURL: chart.repository.url,
    chart: chart.name,
    targetRevision: chart.version,
    helm: { releaseName: name, valuesObject: values },
  };
  return application({ part: name, source, namespace, wave }, settings);
}
