import { cpSync } from 'node:fs';
import { fixText } from '../support/fix-text';
import { BAD_CLOUD_INPUT, BAD_INPUT, BAD_MESH_INPUT, BAD_RKE2_INPUT, type BadInput } from './bad-input-cases';
import { at, edit, ids, outputs, synth, withFixtures } from './folder';

// Whole runs over environments with one mistake in them: what is refused, and what stays as it was.

withFixtures();

const refuses =
  (file: string) =>
  (...[, from, to, id]: BadInput) => {
    const name = file.replace('.yaml', '');
    synth(name);
    const before = outputs();
    edit(file, from, to);
    const { findings, result } = synth(name);
    const located = findings.find(({ finding }) => finding.id === id);
    expect(findings.map(({ finding }) => finding.id)).toContain(id);
    expect(located?.location).toMatch(/environments\/.*\.yaml:\d+:\d+$/);
    expect(located?.finding).toMatchObject({
      severity: 'error',
      problem: expect.stringMatching(/./),
      consequence: expect.stringMatching(/./),
      fix: fixText(/./),
    });
    expect(result).toBeUndefined();
    expect(outputs()).toEqual(before);
  };

test.each(BAD_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('homelab-production.yaml'),
);
test.each(BAD_MESH_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('talos-ambient.yaml'),
);

test.each(BAD_RKE2_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('rke2-prod.yaml'),
);

test.each(BAD_CLOUD_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('cloud-aws.yaml'),
);

test('a bucket of two environments is an error of the second', () => {
  edit('cloud-gcp.yaml', 'example-loki-chunks', 'shared');
  cpSync(at('environments/cloud-gcp.yaml'), at('environments/other.yaml'));
  edit('other.yaml', 'cluster: cloud-gcp', 'cluster: other');
  const { findings } = synth();
  expect(findings.map(({ finding, location }) => `${finding.id} ${location.replace(/^.*environments/, '')}`)).toEqual([
    expect.stringMatching(/^lock\/stale \/cloud-gcp\.yaml:/),
    expect.stringMatching(/^lock\/missing \/other\.yaml:/),
    expect.stringMatching(/^loki\/bucket-shared \/other\.yaml:/),
  ]);
});

test('two environments of one name are an error', () => {
  cpSync(at('environments/homelab-staging.yaml'), at('environments/homelab-staging.yml'));
  const result = synth();
  expect(ids(result)).toContain('environment/duplicate-name');
  expect(result.result).toBeUndefined();
});

test('a circle of bases is an error', () => {
  edit('bases/homelab.yaml', 'platform:', 'extends: ../homelab-production.yaml\nplatform:');
  expect(ids(synth())).toContain('environment/extends');
});
