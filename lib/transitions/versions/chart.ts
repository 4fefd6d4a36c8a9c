import { isExactVersion, majorOf } from '../../charts/versions';
import { configuredRelease } from '../../plan/effective';
import type { Effect } from '../effect';
import { type Kept, keptOf, releasePairs } from '../pair';
import type { SideRelease } from '../side';
import type { Transition } from '../transition';

/** Another version of a chart, or another chart. */
export const chartVersion: Transition = {
  kind: 'versions/chart',
  finds: 'a release is of another version of its chart, or of another chart',
  happens: 'templates, defaults and the program may all be others',
  find: (change) =>
    keptOf(releasePairs(change))
      .filter(({ base, head }) => titleOf(base) !== titleOf(head))
      .map(bump),
};

function bump({ base, head }: Kept<SideRelease>): Effect {
  const [from, to] = [titleOf(base), titleOf(head)];
  const { name, namespace, chart, version, object } = head.delivered;
  const isMajor = majorOf(base.delivered.version) !== majorOf(version);
  const isKnown = [base, head].every(({ delivered }) => isExactVersion(delivered.version));
  const compared = chart === base.delivered.chart && isKnown && configuredRelease(head.delivered) !== undefined;
  return {
    kind: 'versions/chart',
    verdict: isMajor || chart !== base.delivered.chart ? 'careful' : 'told',
    what: `the release \`${name}\` is of the chart ${to}, which was ${from}`,
    happens: `${programs(base, head)}; defaults and templates of the chart may be others`,
    subject: `release ${namespace}/${name}`,
    file: object.origin,
    place: placeOfVersion(head),
    from,
    to,
    ...(compared && {
      steps: {
        before: [
          {
            text: 'Read what the new version of the chart changes.',
            command: `npx cdk8s-logging charts diff ${chart} ${base.delivered.version} ${version} --pull`,
          },
        ],
      },
    }),
  };
}

/** The exact key that a reader of `dist/` looks for. */
function placeOfVersion({ delivered: { object } }: SideRelease): Effect['place'] {
  if (object.kind === 'Application') return ['spec', 'source', 'targetRevision'];
  return object.kind === 'HelmRelease' ? ['spec', 'chart', 'spec', 'version'] : ['spec', 'version'];
}

function titleOf({ delivered: { chart, version } }: SideRelease): string {
  return `${chart} ${version}`;
}

function programs(base: SideRelease, head: SideRelease): string {
  const [before, after] = [base, head].map(({ delivered }) => configuredRelease(delivered)?.chart.program);
  if (before === undefined || after === undefined) return 'its program may be another one';
  return before === after ? `its program stays ${after}` : `its program becomes ${after}, which was ${before}`;
}
