import { namesOf, RELEASES_WITHOUT_HELM } from '../delivery/manifests/releases-kind';
import { removeKey, setKey, together } from '../findings/repair';
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
      ? 'write packaging: manifests'
      : `write packaging: manifests and collect with ${collectorFor('manifests')?.name}, as ${name} is only packaged for Helm`;
    return [
      {
        path: ['delivery', 'manifests'],
        problem: `${namesOf(releases)}, and delivery by manifests installs none`,
        consequence: 'they would be missing without a word',
        fix: together([removeKey(['delivery', 'manifests']), setKey(['delivery', 'flux'], {})], {
          ...(packaging !== 'manifests' && { otherwise: plain }),
        }),
      },
    ];
  },
});
