import { namesOf, RELEASES_WITHOUT_HELM } from '../delivery/manifests/releases-kind';
import { chosenCollector, collectorFor } from '../plan/collectors';
import { planCheck } from './subject';

/** Nobody installs a Helm release where people apply manifests. */
export const releasesWithoutHelm = planCheck({
  ...RELEASES_WITHOUT_HELM,
  needs: ['engine', 'packaging', 'collector', 'releases'],
  find: ({ engine, packaging, collector, releases }) => {
    if (!engine.manifests || releases.length === 0) return [];
    const { name, packagings } = chosenCollector(collector).collector;
    const plain = packagings.includes('manifests')
      ? 'packaging: manifests'
      : `packaging: manifests\ncollector:\n  ${collectorFor('manifests')?.name}: …   # ${name} is only packaged for Helm`;
    const withHelm = 'delivery:\n  flux: {}';
    return [
      {
        path: ['delivery', 'manifests'],
        problem: `${namesOf(releases)}, and delivery by manifests installs none`,
        consequence: 'they would be missing without a word',
        fix: packaging === 'manifests' ? withHelm : `${plain}\nor let an engine with Helm deliver them:\n${withHelm}`,
      },
    ];
  },
});
