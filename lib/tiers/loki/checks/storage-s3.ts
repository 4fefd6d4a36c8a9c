import { isIP } from 'node:net';
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
        fix: `loki:\n  storage:\n    s3:\n      endpoint: ${storage.endpoint.replace('http:', 'https:')}`,
      },
    ];
  },
});

/** A bucket can't be the first part of the name of an address. */
export const pathStyle = lokiCheck({
  id: 'storage/path-style',
  severity: 'error',
  since: '0.1.0',
  finds: 'the object store is called by an address, and the bucket is to stand in front of its name',
  happens: 'Loki looks for a host that does not exist, and stores nothing',
  remedy: 'set `loki.storage.s3.forcePathStyle: true`',
  needs: ['loki'],
  find: ({ loki: { storage } }) => {
    if (storage.kind !== 's3' || storage.forcePathStyle || !isAddress(storage.endpoint)) return [];
    return [
      {
        path: [...PATH, 'forcePathStyle'],
        problem: `${storage.endpoint} is an address without a name, and the bucket is to stand in front of its name`,
        fix: 'loki:\n  storage:\n    s3:\n      forcePathStyle: true',
      },
    ];
  },
});

function isAddress(endpoint: string | undefined): boolean {
  const host = /^(?:https?:\/\/)?(?:\[([^\]]+)\]|([^:/]+))/.exec(endpoint ?? '');
  return isIP(host?.[1] ?? host?.[2] ?? '') !== 0;
}
