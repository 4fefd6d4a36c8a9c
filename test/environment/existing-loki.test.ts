import { parse } from 'yaml';
import { findingsOf, loadOne, MINIMAL, summaries } from './in-memory';
import { indented, unused } from './sections';

const EXISTING = `
existing:
  pushUrl: https://logs.example.com/loki/api/v1/push
  queryUrl: https://query.example.com
  otlpUrl: https://otlp.example.com/otlp
  tenant: prod
  credentialsSecret: loki-credentials
  structuredMetadata: false
readers: [{ namespace: reports }]
`;

const INSTALLED = /loki:\n( {2}.*\n)+/;
const withExisting = (section = EXISTING) => MINIMAL.replace(INSTALLED, `loki:\n${indented(section)}\n`);

describe('a Loki that someone else runs', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(EXISTING).existing, ['loki', 'existing'])).toEqual([]);
    const { loki, existingLoki, readers } = loadOne(withExisting());
    expect(loki).toBeUndefined();
    expect(existingLoki).toEqual(parse(EXISTING).existing);
    expect(readers).toEqual([{ namespace: 'reports', name: 'reports' }]);
  });

  it('is found by the URL of its push API', () => {
    const url = 'http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push';
    expect(loadOne(withExisting(`existing: { pushUrl: "${url}" }`)).existingLoki).toEqual({
      pushUrl: url,
      queryUrl: 'http://loki-gateway.loki.svc.cluster.local',
      otlpUrl: 'http://loki-gateway.loki.svc.cluster.local/otlp',
      structuredMetadata: true,
    });
  });

  it('and one that is installed are one too many: the finding names every key of the other', () => {
    const both = MINIMAL.replace('loki:\n', `loki:\n${indented(EXISTING)}\n`);
    expect(summaries(findingsOf(both))).toEqual(['environment/contradiction environments/production.yaml:13:3']);
    expect(findingsOf(both)[0]?.finding.problem).toBe(
      'namespace, retention, storage would install a log store, but loki.existing names another one',
    );
  });

  it('has mistakes of its own', () => {
    expect(summaries(findingsOf(withExisting('existing: { pushUrl: loki, tenent: x }')))).toEqual([
      'environment/invalid-value environments/production.yaml:5:15',
      'environment/unknown-key environments/production.yaml:5:30',
    ]);
    expect(summaries(findingsOf(withExisting('existing: {}')))).toEqual([
      'environment/missing-key environments/production.yaml:5:3',
    ]);
  });

  it('a section that is neither is one that lacks keys', () => {
    expect(
      summaries(findingsOf(withExisting('readers: []'))).every((text) => text.startsWith('environment/missing-key')),
    ).toBe(true);
  });
});
