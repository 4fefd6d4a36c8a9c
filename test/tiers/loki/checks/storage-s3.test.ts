import { httpCredentials, pathStyle } from '../../../../lib/tiers/loki/checks/storage-s3';
import type { S3Storage } from '../../../../lib/tiers/loki/storage/s3';
import { runCheck } from '../../../support/checks';
import { minimal, S3 } from '../props';

const loki = (storage: Partial<S3Storage>) => minimal({ storage: { ...S3, ...storage } });

test('keys travel encrypted', () => {
  expect(runCheck(httpCredentials, { loki: loki({}) })).toMatchObject([
    {
      id: 'storage/http-credentials',
      severity: 'warning',
      path: ['loki', 'storage', 's3', 'endpoint'],
      fix: expect.stringContaining('https://10.0.40.10:9000'),
    },
  ]);
  expect(runCheck(httpCredentials, { loki: loki({ endpoint: 'https://s3.example' }) })).toEqual([]);
  expect(runCheck(httpCredentials, { loki: loki({ endpoint: undefined }) })).toEqual([]);
  expect(runCheck(httpCredentials, { loki: loki({ identity: { roleArn: 'arn:aws:iam::1:role/loki' } }) })).toEqual([]);
});

test.each(['http://10.0.40.10:9000', '10.0.40.10:9000', 'https://10.0.40.10', 'http://[fd00::1]:9000'])(
  'a bucket has no place in front of %s',
  (endpoint) => {
    expect(runCheck(pathStyle, { loki: loki({ endpoint, forcePathStyle: false }) })).toMatchObject([
      { id: 'storage/path-style', severity: 'error', path: ['loki', 'storage', 's3', 'forcePathStyle'] },
    ]);
    expect(runCheck(pathStyle, { loki: loki({ endpoint, forcePathStyle: true }) })).toEqual([]);
  },
);

test('a name takes a bucket in front', () => {
  expect(runCheck(pathStyle, { loki: loki({ endpoint: 'https://s3.example', forcePathStyle: false }) })).toEqual([]);
});
