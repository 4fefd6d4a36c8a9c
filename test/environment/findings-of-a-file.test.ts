import { changed, FILE, findingsOf, MINIMAL, only, summaries } from './in-memory';

describe('findings of a file', () => {
  it('are all reported at once, in the order of the file', () => {
    const text = MINIMAL.replace('nodes: 3', 'nodes: x').replace('30d', 'banana').replace('cluster', 'clutser');
    expect(summaries(findingsOf(`${text}logs: { evnts: true }\n`))).toEqual([
      `environment/unknown-key ${FILE}:1:1`,
      `environment/invalid-value ${FILE}:2:32`,
      `environment/duration ${FILE}:6:3`,
      `environment/unknown-key ${FILE}:10:9`,
    ]);
  });

  it('include what is wrong with a map as a whole, although a value in it is wrong too', () => {
    const storage = '{ s3: { region: [], sparkle: 1, buckets: { chunks: abc } } }';
    expect(summaries(changed('{ filesystem: {} }', storage))).toEqual([
      `storage/identity ${FILE}:7:14`,
      `environment/invalid-value ${FILE}:7:20`,
      `environment/unknown-key ${FILE}:7:32`,
    ]);
  });

  it('never quote a text that may be a credential', () => {
    const secret = 'Zq9/'.repeat(5);
    const storage = `{ s3: { region: "${secret}", buckets: { chunks: "${secret}" }, credentialsSecret: "${secret}" } }`;
    const findings = changed('{ filesystem: {} }', storage);
    expect(findings).toHaveLength(3);
    expect(JSON.stringify(findings)).not.toContain('Zq9/');
  });

  it('speak of one mistake once: a misspelled key is not missing as well', () => {
    expect(summaries(changed('{ filesystem: {} }', '{ minio: { credentialSecret: x } }'))).toEqual([
      `environment/unknown-key ${FILE}:7:23`,
    ]);
  });

  it('speak of the form of a value that was meant', () => {
    expect(only(changed('  retention', '  chart: { version: 6 }\n  retention')).finding.path).toEqual([
      'loki',
      'chart',
      'version',
    ]);
    expect(only(changed('  retention', '  gateway: { replicas: no }\n  retention')).finding.problem).toBe(
      'loki.gateway.replicas must be a whole number of 1 or more',
    );
    expect(only(changed('  retention', '  gateway: [2]\n  retention')).finding.problem).toBe(
      'loki.gateway is a list, but must be true or false, or a map with replicas, authentication, ingress',
    );
  });
});
