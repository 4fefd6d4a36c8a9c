import { placeOfValue } from '../../../../charts/release';
import { withoutValue } from '../../../../charts/value-repair';
import { lokiPlanCheck } from '../subject';
import { type LokiPods, lokiPods, valuesKeyOf } from './loki-pods';

/** Claims with lines on them stay when a StatefulSet is deleted or made smaller. */
export const claimsDeleted = lokiPlanCheck({
  id: 'loki/claims-deleted',
  severity: 'error',
  since: '0.2.0',
  finds: 'the claims of pods of Loki are deleted with their StatefulSet, or when it is made smaller',
  happens: 'uninstalling Loki, replacing its StatefulSet or running fewer pods deletes the lines on the volumes',
  remedy: 'let claims stay, and delete them by hand when nobody wants them any more',
  needs: ['running'],
  find: ({ running }) =>
    lokiPods(running).flatMap((pods) => {
      const { workload, running: part } = pods;
      const when = Object.entries(WHEN).flatMap(([key, text]) =>
        workload.claimRetention?.[key] === 'Delete' ? text : [],
      );
      if (when.length === 0 || part.release === undefined) return [];
      return [
        {
          path: placeOfValue(part.release, autoDelete(pods)),
          problem: `the claims of ${workload.name} are deleted ${when.join(' and ')}`,
          fix: withoutValue(part.release, autoDelete(pods), 'take away what changes it'),
        },
      ];
    }),
});

const autoDelete = (pods: LokiPods) => [valuesKeyOf(pods), 'persistence', 'enableStatefulSetAutoDeletePVC'];

/** Fields of `persistentVolumeClaimRetentionPolicy`. */
const WHEN = { whenDeleted: 'with it', whenScaled: 'when it gets fewer pods' };
