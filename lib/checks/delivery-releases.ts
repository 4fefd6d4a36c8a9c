import { namesOf, RELEASES_WITHOUT_HELM } from '../delivery/manifests/releases-kind';
import { planCheck } from './subject';

/** Nobody installs a Helm release where people apply manifests. */
export const releasesWithoutHelm = planCheck({
  ...RELEASES_WITHOUT_HELM,
  needs: ['engine', 'packaging', 'collector', 'releases'],
  find: ({ engine, packaging, collector, releases }) => {
    if (!engine.manifests || releases.length === 0) return [];
    const [chosen] = Object.keys(collector);
    const plain = collector.otel
      ? 'packaging: manifests'
      : `packaging: manifests\ncollector:\n  otel: …   # ${chosen} is only packaged for Helm`;
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
