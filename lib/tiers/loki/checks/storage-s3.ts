import { isIP } from 'node:net';
import { error, type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';

type Asked = Pick<InstallingEnvironment, 'loki'>;

const PATH = ['loki', 'storage', 's3'];

/** Keys don't travel in clear text. */
export function storageHttpCredentials({ loki: { storage } }: Asked): readonly Finding[] {
  if (storage.kind !== 's3' || !('secret' in storage.identity)) return [];
  if (storage.endpoint === undefined || !storage.endpoint.startsWith('http://')) return [];
  return [
    warning('storage/http-credentials', [...PATH, 'endpoint'], {
      problem: `${storage.endpoint} is not encrypted`,
      consequence: 'whoever sees the network reads every log line and the signatures of every request',
      fix: `loki:\n  storage:\n    s3:\n      endpoint: ${storage.endpoint.replace('http:', 'https:')}`,
    }),
  ];
}

/** A bucket can't be the first part of the name of an address. */
export function storagePathStyle({ loki: { storage } }: Asked): readonly Finding[] {
  if (storage.kind !== 's3' || storage.forcePathStyle || !isAddress(storage.endpoint)) return [];
  return [
    error('storage/path-style', [...PATH, 'forcePathStyle'], {
      problem: `${storage.endpoint} is an address without a name, and the bucket is to stand in front of its name`,
      consequence: 'Loki looks for a host that does not exist, and stores nothing',
      fix: 'loki:\n  storage:\n    s3:\n      forcePathStyle: true',
    }),
  ];
}

function isAddress(endpoint: string | undefined): boolean {
  const host = /^(?:https?:\/\/)?(?:\[([^\]]+)\]|([^:/]+))/.exec(endpoint ?? '');
  return isIP(host?.[1] ?? host?.[2] ?? '') !== 0;
}
