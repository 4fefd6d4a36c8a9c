import { simpleScalableDeprecated, topologyUnsupported } from '../../../../lib/tiers/loki/checks/topology';
import { runCheck } from '../../../support/checks';
import { COMMUNITY_CHART, distributed, GRAFANA_CHART, minimal } from '../props';

const LOKI_4 = { ...COMMUNITY_CHART, version: '30.0.0', program: '4.0.1' };

test('Loki 4 has no simple-scalable', () => {
  expect(runCheck(topologyUnsupported, { loki: minimal({ chart: LOKI_4 }) })).toMatchObject([
    { id: 'loki/topology-unsupported', severity: 'error', path: ['loki', 'topology'] },
  ]);
  expect(runCheck(topologyUnsupported, { loki: distributed({ chart: LOKI_4 }) })).toEqual([]);
  expect(runCheck(topologyUnsupported, { loki: minimal({ chart: COMMUNITY_CHART }) })).toEqual([]);
});

test('simple-scalable is deprecated from chart 6.52 on, and in every chart after the fork', () => {
  const ids = (version: string) =>
    runCheck(simpleScalableDeprecated, { loki: minimal({ chart: { ...GRAFANA_CHART, version } }) }).map(({ id }) => id);
  expect(ids('6.49.0')).toEqual([]);
  expect(ids('6.51.9')).toEqual([]);
  expect(ids('6.52.0')).toEqual(['loki/simple-scalable-deprecated']);
  expect(ids('18.11.0')).toEqual(['loki/simple-scalable-deprecated']);
  expect(runCheck(simpleScalableDeprecated, { loki: distributed({ chart: COMMUNITY_CHART }) })).toEqual([]);
});
