import { resolvePlatform } from '../../../../lib/platform/resolve';
import { httpCredentials, pathStyle, s3Endpoint } from '../../../../lib/tiers/loki/checks/storage-s3';
import type { S3Storage } from '../../../../lib/tiers/loki/storage/s3';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal, S3 } from '../props';

const PLATFORM = resolvePlatform();

const loki = (storage: Partial<S3Storage>) => minimal({ storage: { ...S3, ...storage } });

test('keys travel encrypted', () => {
  expect(runCheck(httpCredentials, { loki: loki({}) })).toMatchObject([
    {
      id: 'storage/http-credentials',
      severity: 'warning',
      path: ['loki', 'storage', 's3', 'endpoint'],
      fix: fixText('https://10.0.40.10:9000'),
    },
  ]);
  expect(runCheck(httpCredentials, { loki: loki({ endpoint: 'https://s3.example' }) })).toEqual([]);
  expect(runCheck(httpCredentials, { loki: loki({ endpoint: undefined }) })).toEqual([]);
  expect(runCheck(httpCredentials, { loki: loki({ identity: { roleArn: 'arn:aws:iam::1:role/loki' } }) })).toEqual([]);
});

test.each([
  'http://10.0.40.10:9000',
  '10.0.40.10:9000',
  'https://10.0.40.10',
  'http://[fd00::1]:9000',
  'http://minio.minio.svc:9000',
  'https://minio.minio.svc.cluster.local',
  'http://minio:9000',
])('a bucket has no place in front of %s', (endpoint) => {
  expect(runCheck(pathStyle, { platform: PLATFORM, loki: loki({ endpoint, forcePathStyle: false }) })).toMatchObject([
    { id: 'storage/path-style', severity: 'error', path: ['loki', 'storage', 's3', 'forcePathStyle'] },
  ]);
  expect(runCheck(pathStyle, { platform: PLATFORM, loki: loki({ endpoint, forcePathStyle: true }) })).toEqual([]);
});

test('a name takes a bucket in front', () => {
  expect(
    runCheck(pathStyle, { platform: PLATFORM, loki: loki({ endpoint: 'https://s3.example', forcePathStyle: false }) }),
  ).toEqual([]);
});

test.each<[Partial<S3Storage>, string, string]>([
  [{ endpoint: 'https://loki-chunks.s3.example.com' }, 'endpoint', 'endpoint: https://s3.example.com'],
  [{ endpoint: 'https://s3.example.com/loki' }, 'endpoint', 'endpoint: https://s3.example.com'],
  [{ endpoint: 's3.example.com:9000/a/b' }, 'endpoint', 'endpoint: s3.example.com:9000'],
  [{ endpoint: 'https://s3.eu-west-1.amazonaws.com', region: 'us-east-1' }, 'region', 'region: eu-west-1'],
  [
    { endpoint: 'https://s3.dualstack.us-gov-west-1.amazonaws.com', region: 'us-east-1' },
    'region',
    'region: us-gov-west-1',
  ],
])('%j is not the place of a store', (storage, key, fix) => {
  expect(runCheck(s3Endpoint, { loki: loki({ ...storage, buckets: { chunks: 'loki-chunks' } }) })).toMatchObject([
    { id: 'storage/endpoint', path: ['loki', 'storage', 's3', key], fix: fixText(fix) },
  ]);
});

test.each([
  'https://s3.example.com',
  'https://s3.example.com/',
  'http://10.0.40.10:9000',
  'https://s3.us-east-1.amazonaws.com',
])('%s is the place of a store', (endpoint) => {
  expect(runCheck(s3Endpoint, { loki: loki({ endpoint, region: 'us-east-1' }) })).toEqual([]);
});
