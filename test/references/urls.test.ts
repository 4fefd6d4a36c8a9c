import fc from 'fast-check';
import { urlsIn } from '../../lib/references/urls';

test.each([
  [
    'a value',
    'url: http://loki.logging.svc.cluster.local:3100/loki/api/v1/push',
    ['http://loki.logging.svc.cluster.local:3100'],
  ],
  ['an argument', '--push=http://loki:3100/x', ['http://loki:3100']],
  ['quotes', '"http://loki:3100"', ['http://loki:3100']],
  ['credentials', 'http://user:word@loki:3100', ['http://loki:3100']],
  ['a host alone', 'address: loki.logging.svc.cluster.local:9095', ['loki.logging.svc.cluster.local:9095']],
  ['the root of the DNS', 'proxy_pass loki.logging.svc.cluster.local.:80', ['loki.logging.svc.cluster.local:80']],
  [
    'a Service without a port',
    '- loki-memberlist.logging.svc.cluster.local',
    ['loki-memberlist.logging.svc.cluster.local'],
  ],
  ['addresses of Go programs', 'dns+loki-headless.logging.svc:9095', ['loki-headless.logging.svc:9095']],
  ['SRV records', 'dnssrvnoa+_grpc._tcp.loki.logging.svc', ['loki.logging.svc']],
  ['variables of nginx behind a host', 'set $b http://loki.logging.svc$request_uri;', ['http://loki.logging.svc']],
  ['variables of nginx behind a port', 'proxy_pass http://loki:3100$request_uri;', ['http://loki:3100']],
  ['variables behind a path', 'http://loki/$path', ['http://loki']],
  ['two in a line, once each', 'http://a:1,http://b:2 http://a:1/x', ['http://a:1', 'http://b:2']],
  ['name and namespace', 'minio.storage:9000', ['minio.storage:9000']],
])('%s', (_, text, urls) => {
  expect(urlsIn(text)).toEqual(urls);
});

test.each([
  ['a comment', '# http://loki:3100'],
  ['a comment of Alloy', '  // see http://loki:3100'],
  ['a comment behind a value', 'a: b # http://loki:3100'],
  ['a regular expression', 'regex: ([^:]+)://.+'],
  ['a regular expression with a host', 'regex: https?://loki.*'],
  ['a regular expression of Services', '.*\\.svc\\.cluster\\.local'],
  ['a variable for the host', 'http://${HOST}:3100'],
  ['a part of the host', 'http://loki-$NAME:3100'],
  ['a pattern of MinIO', 'http://loki-minio-{0...0}.loki-minio-svc.logging.svc/export'],
  ['a variable before the host', '$(POD_NAME).loki.logging.svc:80'],
  ['a variable for the port', 'http://loki.logging.svc:${PORT}'],
  ['a bucket', 's3://loki'],
  ['a bare name with a port', 'loki:3100'],
  ['a time', '2026-01-01T10:20:30'],
  ['what is switched off', 'bloom_build:\n  builder:\n    planner: loki-bloom.logging.svc:9095\n  enabled: false\n'],
])('%s is no address', (_, text) => {
  expect(urlsIn(text)).toEqual([]);
});

test('beside what is switched off, the rest is read', () => {
  const text = 'a:\n  enabled: false\n  url: http://a:1\nb:\n  enabled: true\n  url: http://b:2\n';
  expect(urlsIn(text)).toEqual(['http://b:2']);
});

test('what it finds has the same addresses', () => {
  const part = fc.constantFrom(
    'http://',
    'loki',
    '.',
    '-',
    ':',
    '3100',
    '.svc',
    '/',
    ' ',
    '\n',
    '@',
    '#',
    '$',
    'dns+',
    '_grpc._tcp.',
    'enabled: false',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
      const found = urlsIn(parts.join(''));
      expect(urlsIn(found.join('\n'))).toEqual(found);
    }),
    { numRuns: 2000 },
  );
});
