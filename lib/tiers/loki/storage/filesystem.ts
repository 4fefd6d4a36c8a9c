import * as z from 'zod';
import type { StorageKind } from './kind';

/** Settings of the volume: there are none. */
export type FilesystemStorageProps = Readonly<Record<string, never>>;

/** The volume of the pod itself: one monolithic pod only. */
export interface FilesystemStorage {
  /** Tag of the storage. */
  readonly kind: 'filesystem';
}

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
  annotations: () => ({}),
  credentials: () => ({}),
  secret: () => undefined,
  describe: () => 'the volume of the pod',
  calls: () => undefined,
  bucket: () => undefined,
  rulerBucket: () => undefined,
} as const satisfies StorageKind<FilesystemStorage, FilesystemStorageProps>;
