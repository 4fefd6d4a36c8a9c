import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { programConfigs } from '../../lib/programs/check';
import { runningLoki } from '../../lib/tiers/loki/running';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { onDisk } from '../tiers/loki/props';

function findingsOf(image: JsonObject) {
  const { releases } = lokiTier({ ...onDisk({}), values: { loki: { image } } });
  return runChecks(programConfigs, { running: releases.map(runningLoki) });
}

test.each<[string, JsonObject]>([
  ['older', { tag: '2.9.10' }],
  ['newer', { tag: '4.0.0' }],
  ['of no version', { repository: 'mirror.example.com/grafana/loki', tag: 'latest' }],
])('an image that is %s is an error at its tag', (_, image) => {
  expect(findingsOf(image)).toMatchObject([
    { id: 'config/unknown-version', path: ['loki', 'values', 'loki', 'image', 'tag'] },
  ]);
});

test('an image of a newer minor version is a warning at its tag', () => {
  const found = findingsOf({ tag: '3.8.0' });
  expect(found).toMatchObject([
    { id: 'config/near-version', severity: 'warning', path: ['loki', 'values', 'loki', 'image', 'tag'] },
  ]);
});

test.each<[string, JsonObject]>([
  ['a patch of the same version', { tag: '3.6.9' }],
  ['a build of it', { tag: '3.6.3-distroless' }],
  ['another place', { registry: 'mirror.example.com', repository: 'grafana/loki' }],
  ['a digest', { digest: `sha256:${'0'.repeat(64)}` }],
])('%s is known', (_, image) => {
  expect(findingsOf(image)).toEqual([]);
});
