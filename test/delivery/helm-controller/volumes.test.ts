import { parse } from 'yaml';
import { helmController } from '../../../lib/delivery/helm-controller/helm-controller';
import { valueAt } from '../../../lib/kubernetes/json';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { Duration } from '../../../lib/units/duration';
import { COMMUNITY_CHART, distributed, minimal, onDisk } from '../../tiers/loki/props';

// By default both charts delete volumes of some StatefulSets with their release, but none of the distributed topology.
const engine = helmController({ namespace: 'kube-system', timeout: Duration.minutes(15), chartConfigs: {} });

function valuesInFile(props: ResolvedLoki) {
  const { releases } = lokiTier(props);
  const [chart] = engine({ releases, objects: [], prerequisites: [], configs: [], secrets: [] }).stages.releases;
  return parse(Object(chart?.spec).valuesContent);
}

describe.each([minimal().chart, COMMUNITY_CHART])('chart $version', (chart) => {
  test.each([
    ['singleBinary', onDisk({ chart })],
    ['backend', minimal({ chart })],
  ])('the volumes of %s outlive the release', (component, props) => {
    expect(valueAt(valuesInFile(props), component, 'persistence', 'enableStatefulSetAutoDeletePVC')).toBe(false);
  });

  test('nothing lets go of volumes in any topology', () => {
    for (const props of [onDisk({ chart }), minimal({ chart }), distributed({ chart })]) {
      expect(JSON.stringify(valuesInFile(props))).not.toMatch(
        /"enableStatefulSetAutoDeletePVC":true|"when(Deleted|Scaled)":"Delete"/,
      );
    }
  });
});
