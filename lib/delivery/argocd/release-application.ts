import type { Release } from '../../charts/release';
import { withoutScheme } from '../../charts/source';
import type { Manifest } from '../../kubernetes/manifest';
import { releaseObjectName } from '../release-name';
import { application } from './application';
import type { ArgoCdSettings } from './settings';

/** The Application of a release. Its Helm name is explicit: Argo CD would take the Application's, and Services are named after it. */
export function releaseApplication(
  release: Release,
  { releases, wave }: { readonly releases: readonly Release[]; readonly wave: number },
  settings: ArgoCdSettings,
): Manifest {
  const { name, namespace, chart, values } = release;
  const source = {
    repoURL: withoutScheme(chart.repository.url),
    chart: chart.name,
    targetRevision: chart.version,
    helm: { releaseName: name, valuesObject: values },
  };
  const part = releaseObjectName(release, releases);
  return application({ part, source, namespace, wave, hasSets: true }, settings);
}
