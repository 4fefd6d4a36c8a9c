import * as z from 'zod';
import type { StorageKind } from './kind';

/** Settings of the volume: there are none. */
export type FilesystemStorageProps = Readonly<Record<string, never>>;

/** The volume of the pod itself: one monolithic pod only. */
export interface FilesystemStorage {
  /** Tag of the storage. */
  readonly kind: 'filesystem';
}

const CHUNKS = '/var/loki/chunks';

export const filesystem = {
  section: z
    .strictObject({})
    .optional()
    .describe('The volume of the pod itself: one monolithic pod only. Takes no keys: `filesystem: {}`.'),
  resolve: (_props: FilesystemStorageProps = {}): FilesystemStorage => ({ kind: 'filesystem' }),
  objectStore: 'filesystem',
  configKeys: ['filesystem'],
  isShared: false,
  overlay: 'loki/storage-filesystem.yaml',
  values: () => ({}),
  // Where the charts keep chunks as long as this is the store: `loki.storage.filesystem.chunks_directory`.
  earlier: () => ({ filesystem: { directory: CHUNKS } }),
  owned: {},
  annotations: () => ({}),
  credentials: () => ({}),
  secret: () => undefined,
  describe: () => 'the volume of the pod',
  calls: () => undefined,
  bucket: () => undefined,
  rulerBucket: () => undefined,
} as const satisfies StorageKind<FilesystemStorage, FilesystemStorageProps>;
