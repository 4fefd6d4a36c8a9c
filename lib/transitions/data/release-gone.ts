import type { Effect } from '../effect';
import { describeRelease, isSwitchedOff, leavingReleases } from '../leaving';
import { lokiOf } from '../loki';
import { flushFrom } from '../loki-steps';
import type { Change } from '../pair';
import type { SideRelease } from '../side';
import { keepsLines, statefulsOf } from '../stateful';
import type { Transition } from '../transition';

/** Releases that go for good, with claims. */
export const releaseGone: Transition = {
  kind: 'data/release-gone',
  finds: 'a release goes whose pods have claims',
  happens: 'Helm takes the pods away; the claims stay, unless their StatefulSet says otherwise',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention'],
  find: (change) =>
    isSwitchedOff(change)
      ? []
      : leavingReleases(change)
          .filter(({ base, head }) => head === undefined && !isReplacedLoki(base, change))
          .flatMap(({ base }) => goneEffect(base, change)),
};

/** That is told as a Loki that is replaced. */
function isReplacedLoki({ delivered }: SideRelease, { base, head }: Change): boolean {
  const loki = lokiOf(base);
  return (
    head.plan?.environment.existingLoki !== undefined &&
    loki?.release?.delivered.name === delivered.name &&
    loki.namespace === delivered.namespace
  );
}

function goneEffect(release: SideRelease, { base: side, head }: Change): readonly Effect[] {
  const there = new Set(head.workloads.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`));
  const stateful = statefulsOf(side, release)
    .filter(({ state }) => state.claims.length > 0)
    .filter(({ namespace, name }) => !there.has(`StatefulSet ${namespace}/${name}`));
  if (stateful.length === 0) return [];
  const isDeleted = stateful.some(({ state }) => state.claimRetention?.whenDeleted === 'Delete');
  const keeping = stateful.filter(keepsLines);
  const { name, namespace } = release.delivered;
  const before = keeping.flatMap((each) => flushFrom(each, 0));
  return [
    {
      kind: 'data/release-gone',
      verdict: keeping.length > 0 || isDeleted ? 'loses' : 'careful',
      what: `release \`${name}\` goes, and its pods with it`,
      happens: isDeleted
        ? 'its claims are deleted with its StatefulSets, and all that is on them'
        : `its claims stay and are read by nobody${keeping.length > 0 ? ': lines that are only on them are out of sight' : ''}`,
      subject: describeRelease(release),
      file: release.delivered.object.origin,
      from: 'there',
      to: 'gone',
      steps: {
        ...(before.length > 0 && { before }),
        after: [
          {
            text: 'Delete the claims that stay behind, once nobody needs what is on them.',
            command: `kubectl -n ${namespace} get pvc -l app.kubernetes.io/instance=${name}`,
          },
        ],
      },
    },
  ];
}
