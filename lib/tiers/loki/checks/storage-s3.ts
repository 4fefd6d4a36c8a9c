import { isIP } from 'node:net';
import type { Found } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import { serviceOfUrl } from '../../../wiring/endpoint';
import type { LokiSettings } from '../settings';
import type { LokiStorage } from '../storage/kinds';
import type { S3Storage } from '../storage/s3';
import { lokiCheck } from './subject';

const PATH = ['loki', 'storage', 's3'];

export const httpCredentials = lokiCheck({
  id: 'storage/http-credentials',
  severity: 'warning',
  since: '0.1.0',
  finds: 'Loki talks to its object store over http, with credentials of a Secret',
  happens: 'whoever sees the network reads every log line and the signatures of every request',
  remedy: 'use https, or accept it where nobody else is on the network',
  needs: ['loki'],
  find: ({ loki: { storage } }) => {
    if (storage.kind !== 's3' || !('secret' in storage.identity)) return [];
    if (storage.endpoint === undefined || !storage.endpoint.startsWith('http://')) return [];
    return [
      {
        path: [...PATH, 'endpoint'],
        problem: `${storage.endpoint} is not encrypted`,
        fix: setKey(['loki', 'storage', 's3', 'endpoint'], storage.endpoint.replace('http:', 'https:')),
      },
    ];
  },
});

/** A bucket can't be the first part of every name. */
export const pathStyle = lokiCheck({
  id: 'storage/path-style',
  severity: 'error',
  since: '0.1.0',
  finds: 'the bucket is to stand in front of an address, or of a name that has no names in front of it',
  happens: 'Loki looks for a host that does not exist, and stores nothing',
  remedy: 'set `loki.storage.s3.forcePathStyle: true`',
  needs: ['loki', 'platform'],
  find: ({ loki, platform }) =>
    s3Stores(loki).flatMap(({ path, store: { endpoint, buckets, forcePathStyle } }) => {
      const reason =
        endpoint === undefined || forcePathStyle ? undefined : whyNoBucket(endpoint, platform.clusterDomain);
      if (reason === undefined) return [];
      return [
        {
          path: [...path, 'forcePathStyle'],
          problem: `the bucket ${buckets.chunks} is to stand in front of ${endpoint}, ${reason}`,
          fix: setKey([...path, 'forcePathStyle'], true),
        },
      ];
    }),
});

function whyNoBucket(endpoint: string, clusterDomain: string): string | undefined {
  const host = hostOf(endpoint);
  if (isIP(host) !== 0) return 'an address without a name';
  if (serviceOfUrl(withScheme(endpoint), clusterDomain) !== undefined)
    return 'a Service, and there are no names in front of it';
  return host.includes('.') ? undefined : 'a name without a domain';
}

/** An endpoint says where the store is, and nothing that Loki adds to it. */
export const s3Endpoint = lokiCheck({
  id: 'storage/endpoint',
  severity: 'error',
  since: '0.2.0',
  finds:
    'the endpoint of an object store has the bucket in its name, a path, or another region than the one that is given',
  happens: 'Loki asks for the bucket in the wrong place, or signs requests for another region, and stores nothing',
  remedy: 'name the host of the store alone, and its region',
  needs: ['loki'],
  find: ({ loki }) => s3Stores(loki).flatMap(endpointFaults),
});

function endpointFaults({ path, store: { endpoint, buckets, region } }: S3Store): readonly Found[] {
  if (endpoint === undefined) return [];
  const host = hostOf(endpoint);
  const rest = withScheme(endpoint).replace(/^\w+:\/\/[^/?#]*\/?/, '');
  const inHost = [buckets.chunks, buckets.ruler].find(
    (bucket) => bucket !== undefined && host.startsWith(`${bucket}.`),
  );
  const asked = AWS_REGION.exec(host)?.[1];
  const at = (key: string) => [...path, key];
  return [
    ...(inHost === undefined
      ? []
      : [
          {
            path: at('endpoint'),
            problem: `${endpoint} has the bucket ${inHost} in its name, where Loki puts it once more`,
            fix: setKey(at('endpoint'), endpoint.replace(`${inHost}.`, '')),
          },
        ]),
    ...(rest === ''
      ? []
      : [
          {
            path: at('endpoint'),
            problem: `${endpoint} has a path, and Loki's client takes the host only`,
            fix: setKey(at('endpoint'), endpoint.replace(/^(\w+:\/\/[^/?#]*|[^/?#]*).*$/, '$1')),
          },
        ]),
    ...(asked === undefined || asked === region
      ? []
      : [
          {
            path: at('region'),
            problem: `${endpoint} is in ${asked}, and requests are signed for ${region}`,
            fix: setKey(at('region'), asked),
          },
        ]),
  ];
}

/** Names of S3 itself: https://docs.aws.amazon.com/general/latest/gr/s3.html */
const AWS_REGION = /(?:^|\.)s3[.-](?:dualstack\.|fips\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?$/;

interface S3Store {
  readonly path: readonly string[];
  readonly store: S3Storage;
}

/** Buckets that speak S3, with where the environment file has them. */
export function s3Stores({ storage, earlierStorage }: LokiSettings): readonly S3Store[] {
  const below = (section: string) => (store: LokiStorage) =>
    store.kind === 's3' ? [{ path: ['loki', section, 's3'], store }] : [];
  return [...below('storage')(storage), ...earlierStorage.flatMap(below('earlierStorage'))];
}

function withScheme(endpoint: string): string {
  return endpoint.includes('://') ? endpoint : `https://${endpoint}`;
}

function hostOf(endpoint: string): string {
  const host = /^(?:https?:\/\/)?(?:\[([^\]]+)\]|([^:/?#]+))/.exec(endpoint);
  return host?.[1] ?? host?.[2] ?? '';
}
